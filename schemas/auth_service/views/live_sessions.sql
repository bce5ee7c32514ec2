create or replace view auth_service.live_sessions
with (security_barrier) as
  select session.session_id, session.user_id, session.audience, session.expires_at
  from auth_service.user_sessions as session
  where session.is_active and session.expires_at > current_timestamp;

comment on view auth_service.live_sessions is 'Published: sessions that have neither been ended nor expired.';
grant select on auth_service.live_sessions to platform;
