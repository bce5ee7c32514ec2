-- Definer: as consume_events(). For what a transaction cannot survive, and so cannot note: a timeout, a lost server. Only
-- if the event is still the next one, and nobody serves the consumer: else another worker has come past it.
create or replace function platform.put_off_next_event(consumer text, event_id bigint, error text)
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  if platform.lock_consumer(put_off_next_event.consumer)
    and platform.next_event(put_off_next_event.consumer) = put_off_next_event.event_id
  then
    perform platform.put_off_event(
      put_off_next_event.consumer, put_off_next_event.event_id, put_off_next_event.error
    );
  end if;
end
$$;

comment on function platform.put_off_next_event(text, bigint, text) is
  'The worker told a consumer this event alone and the whole transaction was lost: it is told again later.';
grant execute on function platform.put_off_next_event(text, bigint, text) to market_worker;
