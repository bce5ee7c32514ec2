comment on table platform.event_consumers is
  'Who is told of which topic. Its rows are functions/platform/event_consumers.sql.';
comment on column platform.event_consumers.consumer is '<service>.<what it keeps>, like search_service.documents.';
comment on column platform.event_consumers.topic is 'What it is told of.';
comment on column platform.event_consumers.handler is 'Function of a service, taking platform.event[], that it is told through.';
comment on column platform.event_consumers.task is 'Task of the worker a job is made for, instead of a handler.';
comment on column platform.event_consumers.max_attempts is 'After so many an event is parked for an administrator.';
comment on column platform.event_consumers.listening_since is 'When it began to listen: events from before are not for it.';
