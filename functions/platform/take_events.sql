-- Definer: the worker reads no table of events. The caller makes jobs of what it gets in the same statement.
create or replace function platform.take_events(consumer text, batch integer)
returns setof platform.event
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  due platform.event[];
begin
  if not platform.lock_consumer(take_events.consumer) then
    return;
  end if;
  due := platform.due_events(take_events.consumer, batch);
  perform platform.settle_events(take_events.consumer, due);
  return query select * from unnest(due);
end
$$;

comment on function platform.take_events(text, integer) is
  'Hands a consumer''s next events to the transaction that makes jobs of them; they count as taken when it commits.';
grant execute on function platform.take_events(text, integer) to market_worker;
