-- Definer: as consume_events().
create or replace function platform.next_event(consumer text)
returns bigint
language sql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select (platform.due_events(next_event.consumer, 1))[1].event_id
$$;

comment on function platform.next_event(text) is
  'The event a consumer is told of next, for who tells it alone, to be able to say which one it was; null when there is none.';
grant execute on function platform.next_event(text) to market_worker;
