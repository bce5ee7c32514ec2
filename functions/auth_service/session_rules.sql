-- For the sign-in functions. PL/pgSQL keeps its plans: this is asked at each refresh.
create or replace function auth_service.session_rules(audience text)
returns auth_service.session_rule
language plpgsql stable
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  numbers constant numeric[] := admin_service.number_settings(array[
    'sessions.access_token_minutes',
    'sessions.' || audience || '_idle_hours',
    'sessions.' || audience || '_absolute_hours',
    'sessions.refresh_grace_seconds'
  ]);
begin
  return row(
    (60 * numbers[1])::integer,
    numbers[2] * interval '1 hour',
    numbers[3] * interval '1 hour',
    numbers[4] * interval '1 second'
  )::auth_service.session_rule;
end
$$;

comment on function auth_service.session_rules(text) is
  'How long sessions of an audience, their access tokens and their refresh tokens last, as the platform is set now.';
