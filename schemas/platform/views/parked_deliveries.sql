create or replace view platform.parked_deliveries
with (security_barrier) as
  select
    delivery.consumer,
    delivery.event_id,
    event.topic,
    event.aggregate_id,
    event.payload,
    delivery.occurred_at,
    delivery.attempts,
    delivery.error,
    nullif(delivery.due_at, 'infinity') as due_at,
    delivery.due_at = 'infinity' as is_parked
  from platform.event_deliveries as delivery
  join platform.events as event using (event_id, occurred_at)
  where delivery.attempts > 0;

comment on view platform.parked_deliveries is
  'Published: events a consumer failed on, and is told again, or, after its last attempt, is not told any more.';
comment on column platform.parked_deliveries.consumer is 'Who fails on it.';
comment on column platform.parked_deliveries.event_id is 'Key of the event.';
comment on column platform.parked_deliveries.topic is 'What happened.';
comment on column platform.parked_deliveries.aggregate_id is 'What it happened to.';
comment on column platform.parked_deliveries.payload is 'Ids that belong to it.';
comment on column platform.parked_deliveries.occurred_at is 'When it happened.';
comment on column platform.parked_deliveries.attempts is 'How often the consumer has failed on it.';
comment on column platform.parked_deliveries.error is 'How it failed last.';
comment on column platform.parked_deliveries.due_at is 'When it is told again; null when it is parked.';
comment on column platform.parked_deliveries.is_parked is 'Whether it is told again only when somebody asks for it.';
grant select on platform.parked_deliveries to admin_service;
