-- Definer: the worker reads no table of events. Asked ten times a second: two probes of an index for each consumer.
create or replace function platform.due_consumers()
returns table (consumer text, handler text, task text)
language sql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select listening.consumer, min(listening.handler), min(listening.task)
  from platform.event_consumers as listening
  group by listening.consumer
  having exists (
    select
    from platform.event_deliveries as delivery
    where delivery.consumer = listening.consumer and delivery.attempts = 0
  ) or exists (
    select
    from platform.event_deliveries as delivery
    where delivery.consumer = listening.consumer
      and delivery.attempts > 0
      and delivery.due_at <= clock_timestamp()
  )
$$;

comment on function platform.due_consumers() is
  'Consumers that have something to be told now: each with the function of a service that takes it, or the task.';
grant execute on function platform.due_consumers() to market_worker;
