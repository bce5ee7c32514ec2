comment on table auth_service.login_history is E'@foreignKey (user_id) references user_service.users (user_id)|@fieldName user|@foreignFieldName loginHistory\nAn attempt to sign in, successful or not; what users review and the throttle counts.';
comment on column auth_service.login_history.entry_id is 'Key of the attempt.';
comment on column auth_service.login_history.user_id is 'Whose account was tried; null when the name belongs to nobody.';
comment on column auth_service.login_history.login_at is E'@notNull\nWhen it was tried.';
comment on column auth_service.login_history.ip_address is 'Address it was tried from.';
comment on column auth_service.login_history.device_info is 'Device and program, as they called themselves.';
comment on column auth_service.login_history.status is 'How it ended.';
comment on column auth_service.login_history.identifier_digest is 'Digest of the name that was tried, so that unknown names are throttled like known ones.';
