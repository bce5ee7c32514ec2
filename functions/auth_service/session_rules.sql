-- For the sign-in functions.
create or replace function auth_service.session_rules(audience text)
returns auth_service.session_rule
language sql stable
set search_path = pg_catalog, extensions, pg_temp
as $$
  select
    (60 * admin_service.number_setting('sessions.access_token_minutes'))::integer,
    admin_service.number_setting('sessions.' || audience || '_idle_hours') * interval '1 hour',
    admin_service.number_setting('sessions.' || audience || '_absolute_hours') * interval '1 hour',
    admin_service.number_setting('sessions.refresh_grace_seconds') * interval '1 second'
$$;

comment on function auth_service.session_rules(text) is
  'How long sessions of an audience, their access tokens and their refresh tokens last, as the platform is set now.';
