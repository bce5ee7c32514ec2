-- Definer: called by platform.check_invariants(), which has no right on the tables.
create or replace function cart_service.check_invariants()
returns table (check_name text, subject text, detail text)
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select
    'cart_line_is_of_its_product',
    format('cart line %s', cart_item_id),
    format('product %s, variant %s of product %s', item.product_id, offer.variant_id, offer.product_id)
  from cart_service.cart_items as item
  join product_service.offers as offer on offer.variant_id = item.product_variant_id
  where offer.product_id <> item.product_id

  union all
  -- Nobody would ever clear it away.
  select 'visitors_cart_expires', format('cart %s', cart_id), 'belongs to no user and has no end'
  from cart_service.carts
  where user_id is null
    and expires_at is null
$$;

comment on function cart_service.check_invariants() is
  'What must hold of carts at any time and does not.';
grant execute on function cart_service.check_invariants() to platform;
