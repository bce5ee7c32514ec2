-- Definer: a consumer of events, called by platform; see product_service.tell_subscribers().
create or replace function order_service.tell_subscribers(events platform.event[])
returns void
language sql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select platform.notify_subscribers(
    'order',
    array(
      select distinct (event.payload ->> 'orderId')::bigint
      from unnest(tell_subscribers.events) as event
    )
  )
$$;

comment on function order_service.tell_subscribers(platform.event[]) is
  'Consumer of all that happens to orders: tells those who follow one.';
grant execute on function order_service.tell_subscribers(platform.event[]) to platform;
