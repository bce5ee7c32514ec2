-- Definer: for the clock, which reads no table. One checkout a transaction: of several, two clocks could lock the same
-- stock in different orders.
create or replace function order_service.expired_checkouts(most integer)
returns table (checkout_id bigint)
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select checkouts.checkout_id
  from order_service.checkouts
  where checkouts.status = 'PENDING'
    and checkouts.expires_at < now()
  order by checkouts.expires_at, checkouts.checkout_id
  limit most
$$;

comment on function order_service.expired_checkouts(integer) is
  'Checkouts that were not paid for in time, those that ended first before the others.';
grant execute on function order_service.expired_checkouts(integer) to market_worker;

create or replace function order_service.expire_checkout(checkout_id bigint)
returns boolean
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  paying constant uuid := platform.saga_of('pay_checkout', 'checkout:' || expire_checkout.checkout_id);
begin
  -- Whoever pays for it right now knows whether money is under way: it is reminded, and ends the checkout itself.
  if paying is not null and platform.saga_is_under_way(paying) then
    perform platform.wake_saga(paying);
    return false;
  end if;
  return order_service.cancel_checkout(expire_checkout.checkout_id, 'PAYMENT_EXPIRED');
end
$$;

comment on function order_service.expire_checkout(bigint) is
  'A checkout was not paid for in time: it is cancelled, or the saga that pays for it reminded. Whether it is cancelled.';
grant execute on function order_service.expire_checkout(bigint) to market_worker;
