-- Favourites belong to one user; nobody else sees them. They come and go by function.
select platform.reset_guards('user_service.favorite_products');

create policy customer_reads_own on user_service.favorite_products
  for select to market_customer
  using (user_id = (select platform.current_user_id()));

grant select (favorite_id, user_id, product_id, created_date) on user_service.favorite_products to market_customer;

create trigger _100_stamp before insert or update on user_service.favorite_products
  for each row execute function platform.stamp_authorship();
