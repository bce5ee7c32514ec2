comment on table auth_service.user_sessions is E'@foreignKey (user_id) references user_service.users (user_id)|@fieldName user|@foreignFieldName sessions\nA device a user is signed in on. Ending it takes effect at the next request.';
comment on column auth_service.user_sessions.session_id is 'Key of the session; access tokens name it. Knowing it opens nothing.';
comment on column auth_service.user_sessions.user_id is 'Who is signed in.';
comment on column auth_service.user_sessions.jwt_token is 'Always null: access tokens are verified by their signature and stored nowhere.';
comment on column auth_service.user_sessions.refresh_token is 'Digest of the refresh token the device holds: the first 128 bits of its SHA-256. The token itself is stored nowhere.';
comment on column auth_service.user_sessions.device_info is 'Device and program, as they called themselves at sign-in.';
comment on column auth_service.user_sessions.ip_address is 'Address the user signed in from.';
comment on column auth_service.user_sessions.expires_at is 'When the session ends unless it is prolonged.';
comment on column auth_service.user_sessions.is_active is 'False once signed out or revoked.';
comment on column auth_service.user_sessions.audience is 'The one portal the session is for: shop, seller, warehouse or admin.';
comment on column auth_service.user_sessions.previous_refresh_token is 'Digest of the refresh token before, which is answered once more within a grace.';
comment on column auth_service.user_sessions.refreshed_at is 'When the refresh token was last replaced.';
comment on column auth_service.user_sessions.ends_at is 'When the session ends however it is used.';
comment on column auth_service.user_sessions.end_reason is 'Why it ended before its time: SIGNED_OUT, REVOKED, REUSED (an old refresh token came back), PASSWORD_CHANGED, BLOCKED, ERASED.';
select platform.describe_authorship('auth_service.user_sessions');
-- The digest is granted to nobody, so no field may look for it.
comment on constraint user_sessions_refresh_token_once on auth_service.user_sessions is E'@behavior -query:resource:single';
