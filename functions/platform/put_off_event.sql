-- For consume_events() and put_off_next_event(); callable by nobody else.
create or replace function platform.put_off_event(consumer text, event_id bigint, error text)
returns void
language sql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
  update platform.event_deliveries as delivery
  set
    attempts = delivery.attempts + 1,
    error = left(put_off_event.error, 1000),
    due_at = case
      when delivery.attempts + 1 >= (
        select min(listening.max_attempts)
        from platform.event_consumers as listening
        where listening.consumer = put_off_event.consumer
      ) then 'infinity'
      -- 1, 2, 4 … seconds, ten minutes at most.
      else clock_timestamp() + least(600, 2 ^ delivery.attempts) * interval '1 second'
    end
  where delivery.consumer = put_off_event.consumer and delivery.event_id = put_off_event.event_id
$$;

comment on function platform.put_off_event(text, bigint, text) is
  'An attempt failed: try again after a pause that doubles, or, after the consumer''s last attempt, never by itself (parked: due at infinity).';
