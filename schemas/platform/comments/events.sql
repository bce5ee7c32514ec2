comment on table platform.events is
  'Append-only log of what happened, by service: the transactional outbox. Partitioned by month.';
comment on column platform.events.event_id is 'Key, and version: within an aggregate it rises in the order things happened.';
comment on column platform.events.occurred_at is 'When it was emitted; its transaction committed a moment later.';
comment on column platform.events.topic is 'What happened: one of event_topics.';
comment on column platform.events.aggregate_id is 'To what it happened: the key of the product, the shop …';
comment on column platform.events.payload is 'Ids, by name, as event_topics has them. No personal data, no secrets.';
comment on column platform.events.producer is 'The service that emitted it; the policy sees to the truth of it.';
comment on column platform.events.actor is 'Who caused it, as in created_by.';
comment on column platform.events.request_id is 'The API request that caused it, if any.';
comment on type platform.event is
  'An event, as a consumer is given it.';
comment on column platform.event.event_id is 'Key, and version: within an aggregate it rises in the order things happened.';
comment on column platform.event.topic is 'What happened.';
comment on column platform.event.aggregate_id is 'To what it happened.';
comment on column platform.event.payload is 'Ids, by name.';
comment on column platform.event.occurred_at is 'When it was emitted.';
