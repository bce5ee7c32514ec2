-- For consume_events() and take_events(); callable by nobody else.
create or replace function platform.settle_events(consumer text, events platform.event[])
returns void
language sql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
  with settled as (
    delete from platform.event_deliveries as delivery
    using unnest(settle_events.events) as event
    where delivery.consumer = settle_events.consumer and delivery.event_id = event.event_id
    returning delivery.consumer, delivery.event_id, delivery.occurred_at
  )
  insert into platform.event_consumptions (consumer, event_id, occurred_at)
  select settled.consumer, settled.event_id, settled.occurred_at
  from settled
$$;

comment on function platform.settle_events(text, platform.event[]) is
  'Writes down that a consumer took these events, in the transaction of what it did about them.';
