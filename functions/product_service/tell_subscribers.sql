-- Definer: a consumer of events, called by platform. Here and not where the change is made, because a transaction that
-- notifies queues with all others that do.
create or replace function product_service.tell_subscribers(events platform.event[])
returns void
language sql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select platform.notify_subscribers(
    'product',
    array(
      select distinct (event.payload ->> 'productId')::bigint
      from unnest(tell_subscribers.events) as event
    )
  )
$$;

comment on function product_service.tell_subscribers(platform.event[]) is
  'Consumer of what happens to products: tells those who follow one that it changed.';
grant execute on function product_service.tell_subscribers(platform.event[]) to platform;
