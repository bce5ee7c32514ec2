-- Definer: who emits knows nothing of who listens. Set-wise, so that a bulk change is one insert.
create or replace function platform.deliver_to_consumers()
returns trigger
language plpgsql security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  wrong record;
begin
  select emitted.topic, emitted.producer, emitted.payload, known.payload_keys
  into wrong
  from emitted
  left join platform.event_topics as known
    on known.topic = emitted.topic and known.producer = emitted.producer
  where known.topic is null
    or not emitted.payload ?& known.payload_keys
    or emitted.payload - known.payload_keys <> '{}'
  limit 1;
  if found then
    raise exception '% emits "%" with %, which is not as event_topics has it (keys %)',
      wrong.producer, wrong.topic, wrong.payload, wrong.payload_keys;
  end if;

  insert into platform.event_deliveries (consumer, event_id, occurred_at, due_at)
  select listening.consumer, emitted.event_id, emitted.occurred_at, emitted.occurred_at
  from emitted
  join platform.event_consumers as listening using (topic);
  return null;
end
$$;

comment on function platform.deliver_to_consumers() is
  'Trigger: refuses an event that is not as its topic says, and makes a delivery for each consumer of the others.';
