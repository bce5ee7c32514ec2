-- Definer: who emits knows nothing of who listens. By row: one event at a time is what nearly every transaction emits,
-- and for it a transition table costs more than what is done with it.
create or replace function platform.deliver_to_consumers()
returns trigger
language plpgsql security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  if not exists (
    select
    from platform.event_topics as known
    where known.topic = new.topic
      and known.producer = new.producer
      and new.payload ?& known.payload_keys
      and new.payload - known.payload_keys = '{}'
  ) then
    raise exception '% emits "%" with %, which is not as event_topics has it', new.producer, new.topic, new.payload;
  end if;
  insert into platform.event_deliveries (consumer, event_id, occurred_at, due_at)
  select listening.consumer, new.event_id, new.occurred_at, new.occurred_at
  from platform.event_consumers as listening
  where listening.topic = new.topic;
  return null;
end
$$;

comment on function platform.deliver_to_consumers() is
  'Trigger: refuses an event that is not as its topic says, and makes a delivery for each of its consumers.';
