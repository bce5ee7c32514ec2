-- A line is read where its cart is: the cart's own policies decide.
select platform.reset_guards('cart_service.cart_items');

create policy anyone_reads_with_cart on cart_service.cart_items
  for select to market_anonymous
  using (exists (select from cart_service.carts where carts.cart_id = cart_items.cart_id));

grant select (cart_item_id, cart_id, product_id, product_variant_id, quantity, price_at_add, added_at)
  on cart_service.cart_items to market_anonymous;

create trigger _100_stamp before insert or update on cart_service.cart_items
  for each row execute function platform.stamp_authorship();
