-- Definer: the worker has no right on what a service does about an event; platform may call each handler, which is
-- a definer function of its service. What the handler changes and the consumption commit together, so an event is
-- lost to nobody and taken twice by nobody, whenever the worker dies.
create or replace function platform.consume_events(consumer text, batch integer)
returns table (taken integer, failed integer)
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  handler text;
  due platform.event[];
  alone platform.event;
begin
  taken := 0;
  failed := 0;
  if not platform.lock_consumer(consume_events.consumer) then
    return next;
    return;
  end if;
  select min(listening.handler)
  into handler
  from platform.event_consumers as listening
  where listening.consumer = consume_events.consumer;
  due := platform.due_events(consume_events.consumer, batch);
  if due is null or handler is null then
    return next;
    return;
  end if;

  begin
    execute format('select %s($1)', handler) using due;
    perform platform.settle_events(consume_events.consumer, due);
    taken := cardinality(due);
  exception when others then
    -- One of them is to blame: each alone, so that the others go on.
    foreach alone in array due loop
      begin
        execute format('select %s($1)', handler) using array[alone];
        perform platform.settle_events(consume_events.consumer, array[alone]);
        taken := taken + 1;
      exception when others then
        perform platform.put_off_event(consume_events.consumer, alone.event_id, format('%s: %s', sqlstate, sqlerrm));
        failed := failed + 1;
      end;
    end loop;
  end;
  return next;
end
$$;

comment on function platform.consume_events(text, integer) is
  'Tells a consumer its next events, at most so many, and how many it took and how many it failed on; those are told again later, on their own.';
grant execute on function platform.consume_events(text, integer) to market_worker;
