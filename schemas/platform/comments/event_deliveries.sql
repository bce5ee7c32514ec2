comment on table platform.event_deliveries is
  'What consumers have still to be told: a row for each consumer of each event, until it is consumed.';
comment on column platform.event_deliveries.consumer is 'Whom to tell.';
comment on column platform.event_deliveries.event_id is 'The event.';
comment on column platform.event_deliveries.occurred_at is 'When the event was emitted; tells its partition.';
comment on column platform.event_deliveries.attempts is 'How often telling it has failed.';
comment on column platform.event_deliveries.due_at is 'When to tell it: at once, after a pause, or, at infinity, never by itself: it is parked.';
comment on column platform.event_deliveries.error is 'What went wrong the last time: SQLSTATE and message.';
