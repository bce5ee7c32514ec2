comment on table platform.event_consumptions is
  'That a consumer took an event. Append-only; partitioned by month of the event.';
comment on column platform.event_consumptions.consumer is 'Who took it.';
comment on column platform.event_consumptions.event_id is 'The event.';
comment on column platform.event_consumptions.occurred_at is 'When the event was emitted.';
comment on column platform.event_consumptions.consumed_at is 'When it was taken; less occurred_at, how late.';
