-- Definer: the worker reads no table of events. A delivery made by a transaction that began before its consumer was
-- removed would be due for ever, and hold its month of events.
create or replace function platform.forget_deliveries()
returns integer
language sql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  with forgotten as (
    delete from platform.event_deliveries as delivery
    where not exists (select from platform.event_consumers as listening where listening.consumer = delivery.consumer)
    returning 1
  )
  select count(*)::integer from forgotten
$$;

comment on function platform.forget_deliveries() is
  'Deletes what is due to consumers that are no more. Returns how many deliveries went.';
grant execute on function platform.forget_deliveries() to market_worker;
