-- For consume_events() and take_events(); callable by nobody else. In the order they became due, which for one
-- aggregate is the order they happened in.
create or replace function platform.due_events(consumer text, batch integer)
returns platform.event[]
language sql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
  select array_agg(
    row(event.event_id, event.topic, event.aggregate_id, event.payload, event.occurred_at)::platform.event
    order by due.due_at, due.event_id
  )
  from (
    select delivery.event_id, delivery.occurred_at, delivery.due_at
    from platform.event_deliveries as delivery
    where delivery.consumer = due_events.consumer and delivery.due_at <= clock_timestamp()
    order by delivery.due_at, delivery.event_id
    limit due_events.batch
  ) as due
  join platform.events as event using (event_id, occurred_at)
$$;

comment on function platform.due_events(text, integer) is 'The next events a consumer is to be told of; null when there are none.';
