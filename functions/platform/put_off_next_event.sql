-- Definer: as consume_events(). For what a transaction cannot survive, and so cannot note: a timeout, a lost server.
create or replace function platform.put_off_next_event(consumer text, error text)
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  due platform.event[] := platform.due_events(put_off_next_event.consumer, 1);
begin
  if due is not null then
    perform platform.put_off_event(put_off_next_event.consumer, due[1].event_id, put_off_next_event.error);
  end if;
end
$$;

comment on function platform.put_off_next_event(text, text) is
  'The worker tried the consumer''s next event alone and the whole transaction was lost: it is told again later.';
grant execute on function platform.put_off_next_event(text, text) to market_worker;
