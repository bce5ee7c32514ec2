-- A cart is its user's, or its visitor's by a session the API has verified. Nobody else reads it.
select platform.reset_guards('cart_service.carts');

create policy visitor_reads_own on cart_service.carts
  for select to market_anonymous
  using (session_id = (select platform.current_cart_session()) and user_id is null);

create policy customer_reads_own on cart_service.carts
  for select to market_customer
  using (user_id = (select platform.current_user_id()));

grant select (cart_id, user_id, expires_at, created_date) on cart_service.carts to market_anonymous;

create trigger _100_stamp before insert or update on cart_service.carts
  for each row execute function platform.stamp_authorship();
