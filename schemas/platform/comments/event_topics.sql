comment on table platform.event_topics is
  'What may be announced to other services: by whom, and with which ids. Its rows are functions/platform/event_topics.sql.';
comment on column platform.event_topics.topic is '<aggregate>.<what happened to it>, like product.approved.';
comment on column platform.event_topics.producer is 'The one service that emits it.';
comment on column platform.event_topics.payload_keys is 'The keys of its payload, all of them and no other.';
comment on column platform.event_topics.meaning is 'What it says.';
