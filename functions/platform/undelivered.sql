-- Definer: no service reads the queue; it learns of its own consumers only. A parked event is left out: it is on its
-- way to nobody, and what it would have changed is wrong until a person looks.
create or replace function platform.undelivered(service text)
returns table (topic text, payload jsonb)
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select event.topic, event.payload
  from platform.event_deliveries as delivery
  join platform.events as event using (event_id, occurred_at)
  where delivery.consumer like undelivered.service || '.%'
    and delivery.due_at < 'infinity'
$$;

comment on function platform.undelivered(text) is
  'What a service''s consumers will still be told: what it keeps of these things may be old.';
grant execute on function platform.undelivered(text) to product_service, search_service;
