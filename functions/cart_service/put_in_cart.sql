-- For add_to_cart(), set_cart_item_quantity() and merge_cart(); callable by nobody else.
create or replace function cart_service.put_in_cart(held bigint, variant_id bigint, quantity integer, adds boolean)
returns void
language plpgsql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  most constant integer := admin_service.number_setting('carts.max_quantity_per_line');
  offer record;
  known record;
  wanted integer;
begin
  if quantity is null or quantity < 1 then
    perform platform.fail('INVALID_INPUT', 'A quantity is 1 or more.', field => 'quantity');
  end if;
  select each.product_id, each.price
  into offer
  from product_service.offers as each
  join seller_service.active_sellers as shop using (seller_id)
  where each.variant_id = put_in_cart.variant_id
    and each.is_listed;
  if not found then
    perform platform.fail('NOT_FOUND', 'This is not for sale.', field => 'variantId');
  end if;
  select item.cart_item_id, item.quantity
  into known
  from cart_service.cart_items as item
  where item.cart_id = held
    and item.product_variant_id = put_in_cart.variant_id;
  wanted := case when adds then coalesce(known.quantity, 0) else 0 end + least(quantity, most + 1);
  if wanted > most then
    perform platform.fail(
      'INVALID_INPUT',
      format('At most %s pieces of one thing.', most),
      field => 'quantity',
      details => jsonb_build_object('most', most)
    );
  end if;
  if known.cart_item_id is not null then
    update cart_service.cart_items as item
    set quantity = wanted
    where item.cart_item_id = known.cart_item_id;
    return;
  end if;
  if (select count(*) from cart_service.cart_items as item where item.cart_id = held)
    >= admin_service.number_setting('carts.max_lines')
  then
    perform platform.fail(
      'INVALID_STATE',
      format('A cart holds %s different things at most.', admin_service.number_setting('carts.max_lines')),
      field => 'variantId'
    );
  end if;
  insert into cart_service.cart_items (cart_id, product_id, product_variant_id, quantity, price_at_add)
  values (held, offer.product_id, put_in_cart.variant_id, wanted, offer.price);
end
$$;

comment on function cart_service.put_in_cart(bigint, bigint, integer, boolean) is
  'So many of a variant into a cart that is held, added to what is there or instead of it. Errors: NOT_FOUND, INVALID_INPUT, INVALID_STATE.';
