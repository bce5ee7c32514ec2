-- Definer: the last step of the saga that pays; again is no harm.
create or replace function order_service.confirm_checkout(
  checkout_id bigint,
  payment_status payment_service.payment_status_enum
)
returns boolean
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  bought record;
begin
  select checkouts.user_id, checkouts.status
  into strict bought
  from order_service.checkouts
  where checkouts.checkout_id = confirm_checkout.checkout_id
  for no key update;
  if bought.status <> 'PENDING' then
    return bought.status = 'CONFIRMED';
  end if;

  update order_service.checkouts
  set status = 'CONFIRMED', confirmed_at = clock_timestamp(), expires_at = null
  where checkouts.checkout_id = confirm_checkout.checkout_id;
  update order_service.orders
  set
    status = 'PROCESSING',
    payment_status = confirm_checkout.payment_status,
    ship_by = case when orders.order_type <> 'FBO'
      then now() + admin_service.number_setting('orders.ship_by_hours') * interval '1 hour' end
  where orders.checkout_id = confirm_checkout.checkout_id;
  perform promotion_service.confirm_redemptions(confirm_checkout.checkout_id);
  perform cart_service.take_bought(
    bought.user_id, array_agg(item.product_variant_id), array_agg(item.quantity)
  )
  from order_service.orders
  join order_service.order_items as item using (order_id)
  where orders.checkout_id = confirm_checkout.checkout_id;
  return true;
end
$$;

comment on function order_service.confirm_checkout(bigint, payment_service.payment_status_enum) is
  'A checkout is paid for, or will be on delivery: its orders are to be sent, and what was bought leaves the cart. False when it was cancelled before.';
grant execute on function order_service.confirm_checkout(bigint, payment_service.payment_status_enum) to market_worker;
