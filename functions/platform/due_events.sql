-- For consume_events(), take_events() and put_off_next_event(); callable by nobody else. What is new comes in the order
-- of its events, which for one aggregate is the order they happened in; what failed before comes first when its pause is
-- over, a quarter of a batch at most, so that neither holds up the other.
create or replace function platform.due_events(consumer text, batch integer)
returns platform.event[]
language sql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
  select array_agg(
    row(event.event_id, event.topic, event.aggregate_id, event.payload, event.occurred_at)::platform.event
    order by due.is_new, due.event_id
  )
  from (
    (
      select delivery.event_id, delivery.occurred_at, false as is_new
      from platform.event_deliveries as delivery
      where delivery.consumer = due_events.consumer
        and delivery.attempts > 0
        and delivery.due_at <= clock_timestamp()
      order by delivery.due_at
      limit greatest(1, batch / 4)
    )
    union all
    (
      select delivery.event_id, delivery.occurred_at, true
      from platform.event_deliveries as delivery
      where delivery.consumer = due_events.consumer and delivery.attempts = 0
      order by delivery.event_id
      limit due_events.batch
    )
    limit due_events.batch
  ) as due
  join platform.events as event using (event_id, occurred_at)
$$;

comment on function platform.due_events(text, integer) is 'The next events a consumer is to be told of; null when there are none.';
