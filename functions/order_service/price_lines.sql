-- For checkout() and checkout_quote(); callable by nobody else. A look at a time: each plan is kept, which costs a quarter
-- of one query that joins what the services publish.
create or replace function order_service.price_lines(user_id bigint, deliveries order_service.checkout_delivery[])
returns order_service.priced_line[]
language plpgsql stable
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  lines order_service.priced_line[] := '{}';
  line order_service.priced_line;
  delivery order_service.checkout_delivery;
  item record;
  offer record;
  rate numeric;
  stored bigint;
  is_marketplace boolean;
  gone jsonb[] := '{}';
  short jsonb[] := '{}';
begin
  for item in
    select each.cart_item_id, each.product_variant_id, each.quantity
    from cart_service.bought_items as each
    where each.user_id = price_lines.user_id
    order by each.cart_item_id
  loop
    select each.product_id, each.category_id, each.seller_id, each.sku_code, each.product_name, each.price,
      each.vat_rate, each.is_listed, each.fbs_available
    into offer
    from product_service.offers as each
    where each.variant_id = item.product_variant_id;
    rate := null;
    select terms.commission_rate into rate from seller_service.selling_terms as terms where terms.seller_id = offer.seller_id;
    if offer.is_listed is not true or rate is null then
      gone := gone || jsonb_build_object('cartItemId', item.cart_item_id, 'variantId', item.product_variant_id);
      continue;
    end if;
    delivery := order_service.delivery_of(offer.seller_id, deliveries);
    select method.is_marketplace_delivery
    into is_marketplace
    from logistics_service.delivery_methods as method
    where method.method_id = delivery.shipping_method_id;
    stored := 0;
    select each.available into stored from wms_service.stock_availability as each where each.sku_code = offer.sku_code;
    stored := coalesce(stored, 0);

    line.order_type := case
      when is_marketplace and stored >= item.quantity then 'FBO'
      when offer.fbs_available < item.quantity then null
      when is_marketplace then 'FBS_MARKETPLACE_DELIVERY'
      else 'FBS_SELLER_DELIVERY'
    end;
    if line.order_type is null then
      if not is_marketplace and stored >= item.quantity then
        perform platform.fail(
          'INVALID_INPUT', format('“%s” is in our warehouse: choose one of our ways of delivery.', offer.product_name),
          field => 'deliveries', details => jsonb_build_object('sellerId', offer.seller_id)
        );
      end if;
      short := short || jsonb_build_object(
        'cartItemId', item.cart_item_id, 'skuCode', offer.sku_code, 'wanted', item.quantity,
        'available', greatest(stored, offer.fbs_available)
      );
      continue;
    end if;
    line.cart_item_id := item.cart_item_id;
    line.product_id := offer.product_id;
    line.variant_id := item.product_variant_id;
    line.category_id := offer.category_id;
    line.sku_code := offer.sku_code;
    line.product_name := offer.product_name;
    line.seller_id := offer.seller_id;
    line.shipping_method_id := delivery.shipping_method_id;
    line.pickup_point_id := delivery.pickup_point_id;
    line.quantity := item.quantity;
    line.unit_price := offer.price;
    line.total := item.quantity * offer.price;
    line.discount := 0;
    line.subsidy := 0;
    line.vat_rate := coalesce(offer.vat_rate, 0);
    line.commission_rate := rate;
    lines := lines || line;
  end loop;

  if cardinality(gone) > 0 then
    perform platform.fail(
      'NOT_FOR_SALE', 'Some of it is not for sale any more: take it out of the cart.', field => 'cart',
      details => jsonb_build_object('lines', to_jsonb(gone))
    );
  elsif cardinality(short) > 0 then
    perform platform.fail(
      'OUT_OF_STOCK', 'There is not enough of some of it: buy less.', field => 'cart',
      details => jsonb_build_object('lines', to_jsonb(short))
    );
  elsif cardinality(lines) = 0 then
    perform platform.fail('CART_EMPTY', 'Your cart is empty: add something first.', field => 'cart');
  end if;
  return lines;
end
$$;

comment on function order_service.price_lines(bigint, order_service.checkout_delivery[]) is
  'A user''s cart at today''s prices, before discounts, each line from the platform''s warehouse if that has enough, else from the shop''s own. Errors: CART_EMPTY, NOT_FOR_SALE, OUT_OF_STOCK, INVALID_INPUT.';
