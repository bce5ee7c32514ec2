-- Definer: nobody may write orders. All of it or nothing: prices are looked up again, stock is kept, promotions are used
-- and the orders written in this one transaction; then the saga has it paid for.
create or replace function order_service.checkout(
  address_id bigint,
  deliveries order_service.checkout_delivery[],
  expected_total numeric,
  idempotency_key uuid,
  payment_method_type payment_service.payment_method_type_enum default 'CARD',
  payment_method_id bigint default null,
  promo_code text default null
)
returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  buyer constant bigint := order_service.buyer(platform.current_user_id());
  code constant text := nullif(btrim(promo_code), '');
  request constant bytea := sha256(convert_to(
    concat_ws('|', address_id, deliveries::text, expected_total, payment_method_type, payment_method_id, code), 'UTF8'
  ));
  known record;
  address jsonb;
  lines order_service.priced_line[];
  discounts order_service.priced_discount[];
  quoted order_service.checkout_quote_order[];
  bought bigint;
begin
  if idempotency_key is null then
    perform platform.fail('INVALID_INPUT', 'Send a key of your own making, the same at each repetition.', field => 'idempotencyKey');
  end if;
  -- Whoever sends the same twice at once waits here, and then finds what the first one bought.
  perform cart_service.hold_cart_for_checkout(buyer);
  select checkouts.checkout_id, checkouts.request_digest
  into known
  from order_service.checkouts
  where checkouts.user_id = buyer
    and checkouts.idempotency_key = checkout.idempotency_key;
  if found then
    if known.request_digest is distinct from request then
      perform platform.fail(
        'IDEMPOTENCY_KEY_REUSED', 'This key bought something else: take a new one.', field => 'idempotencyKey'
      );
    end if;
    return known.checkout_id;
  end if;
  select checkouts.checkout_id
  into known
  from order_service.checkouts
  where checkouts.user_id = buyer
    and checkouts.status = 'PENDING';
  if found then
    perform platform.fail(
      'CHECKOUT_PENDING', 'You have not paid for what you bought before: finish or cancel that first.',
      details => jsonb_build_object('checkoutId', known.checkout_id)
    );
  end if;

  perform order_service.check_payment_method(buyer, payment_method_type::text, payment_method_id);
  address := order_service.address_snapshot(buyer, address_id);
  lines := order_service.price_lines(buyer, deliveries);
  discounts := order_service.price_discounts(lines, code, buyer);
  lines := order_service.discounted(lines, discounts);
  quoted := order_service.quote_of(lines, discounts);
  perform order_service.check_total(expected_total, (select sum(each.total_amount) from unnest(quoted) as each));

  insert into order_service.checkouts (
    user_id, total_amount, discount_amount, shipping_cost, currency, idempotency_key, request_digest,
    payment_method_type, payment_method_id, promo_code, expires_at
  )
  select
    buyer, sum(each.total_amount), sum(each.discount_amount), sum(each.shipping_cost),
    admin_service.text_setting('platform.currency'), checkout.idempotency_key, request,
    payment_method_type, checkout.payment_method_id, code,
    case when payment_method_type <> 'CASH_ON_DELIVERY'
      then now() + admin_service.number_setting('orders.unpaid_expire_minutes') * interval '1 minute' end
  from unnest(quoted) as each
  returning checkout_id
  into bought;
  perform order_service.place_orders(bought, buyer, address, checkout.payment_method_id, lines, discounts, quoted);
  perform platform.start_saga('pay_checkout', 'checkout:' || bought, jsonb_build_object('checkoutId', bought));
  return bought;
end
$$;

comment on function order_service.checkout(
  bigint, order_service.checkout_delivery[], numeric, uuid, payment_service.payment_method_type_enum, bigint, text
) is E'@keyOf order_service.checkouts\nBuys the caller''s whole cart: an order for each shop and way of delivery, at today''s prices, with its stock kept, as one purchase that is then paid for in the background: it is CONFIRMED or CANCELLED in a moment, or its payment has an actionUrl for the buyer to go to. expectedTotal is what checkoutQuote said; the same idempotencyKey again finds the same purchase. Errors: NOT_SIGNED_IN, FORBIDDEN, INVALID_INPUT, CART_EMPTY, NOT_FOR_SALE, OUT_OF_STOCK, PROMO_CODE_REFUSED, PROMOTION_USED_UP, TOTAL_CHANGED, CHECKOUT_PENDING, IDEMPOTENCY_KEY_REUSED.';
grant execute on function order_service.checkout(
  bigint, order_service.checkout_delivery[], numeric, uuid, payment_service.payment_method_type_enum, bigint, text
) to market_customer;
