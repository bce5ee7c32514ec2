-- Definer: a consumer of events, called by platform.
create or replace function payment_service.follow_orders(events platform.event[])
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  told bigint;
begin
  for told in
    select distinct (event.payload ->> 'orderId')::bigint as order_id
    from unnest(events) as event
    order by order_id
  loop
    perform payment_service.settle_order(told);
  end loop;
end
$$;

comment on function payment_service.follow_orders(platform.event[]) is
  'Consumer of order.changed, .cancelled, .delivered, .completed, .returned: the money follows the order.';
grant execute on function payment_service.follow_orders(platform.event[]) to platform;
