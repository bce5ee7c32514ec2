-- Definer: for the saga that pays, the clock, and this service's own functions; again is no harm.
create or replace function order_service.cancel_checkout(
  checkout_id bigint,
  reason order_service.cancel_reason_enum,
  note text default null
)
returns boolean
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  bought record;
  fbo wms_service.stock_claim[];
  fbs product_service.stock_claim[];
begin
  select checkouts.status
  into strict bought
  from order_service.checkouts
  where checkouts.checkout_id = cancel_checkout.checkout_id
  for no key update;
  if bought.status <> 'PENDING' then
    return bought.status = 'CANCELLED';
  end if;

  update order_service.checkouts
  set status = 'CANCELLED', cancel_reason = reason, expires_at = null
  where checkouts.checkout_id = cancel_checkout.checkout_id;
  update order_service.orders
  set
    status = 'CANCELLED',
    cancel_reason = reason,
    cancel_note = note,
    payment_status = case reason when 'PAYMENT_DECLINED' then 'FAILED' else 'CANCELLED' end
      ::payment_service.payment_status_enum
  where orders.checkout_id = cancel_checkout.checkout_id
    and orders.status = 'PENDING';

  select
    array_agg(row(item.order_item_id, item.sku_code, null)::wms_service.stock_claim)
      filter (where orders.order_type = 'FBO'),
    array_agg(row(item.order_item_id, item.product_variant_id, null)::product_service.stock_claim)
      filter (where orders.order_type <> 'FBO')
  into fbo, fbs
  from order_service.orders
  join order_service.order_items as item using (order_id)
  where orders.checkout_id = cancel_checkout.checkout_id;
  if fbs is not null then
    perform product_service.release_stock(fbs);
  end if;
  if fbo is not null then
    perform wms_service.release_stock(fbo);
  end if;
  perform promotion_service.release_redemptions(cancel_checkout.checkout_id);
  return true;
end
$$;

comment on function order_service.cancel_checkout(bigint, order_service.cancel_reason_enum, text) is
  'A checkout will not be paid for: its orders are cancelled, stock and promotions given back. False when it was confirmed before.';
grant execute on function order_service.cancel_checkout(bigint, order_service.cancel_reason_enum, text) to market_worker;
