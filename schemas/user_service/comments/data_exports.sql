comment on table user_service.data_exports is E'@behavior -query:resource:list -query:resource:connection\nWhat a user asked to be given of all that is held about them; kept for seven days.';
comment on column user_service.data_exports.export_id is 'Key of the export.';
comment on column user_service.data_exports.user_id is 'Whose data it is.';
comment on column user_service.data_exports.status is 'PENDING until every service has handed in its part, then READY.';
comment on column user_service.data_exports.awaited_services is 'The services that were asked: those that listened when it was requested.';
comment on column user_service.data_exports.requested_at is 'When it was asked for.';
comment on column user_service.data_exports.ready_at is 'When the last part came.';
comment on column user_service.data_exports.expires_at is 'When it will be gone.';
select platform.describe_authorship('user_service.data_exports');
