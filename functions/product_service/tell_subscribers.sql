-- Definer: a consumer of events, called by platform. Here and not where the change is made, because a transaction that
-- notifies queues with all others that do. Of cards in the listing search_service tells, once their document is new.
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
  'Consumer of product.submitted and product.rejected: tells those who follow the product.';
grant execute on function product_service.tell_subscribers(platform.event[]) to platform;
