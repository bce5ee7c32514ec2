-- Definer: a consumer of events, called by platform. Secrets, and who else changed a row, are no data of the user's.
create or replace function auth_service.export_users(events platform.event[])
returns void
language sql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select user_service.add_export_part(
    told.export_id,
    'auth_service',
    jsonb_build_object(
      'credentials', (
        select jsonb_agg(to_jsonb(held) - '{password_hash,created_by,last_modified_by}'::text[])
        from auth_service.user_credentials as held
        where held.user_id = told.user_id
      ),
      'sessions', (
        select jsonb_agg(
          to_jsonb(held) - '{jwt_token,refresh_token,previous_refresh_token,created_by,last_modified_by}'::text[]
        )
        from auth_service.user_sessions as held
        where held.user_id = told.user_id
      ),
      'sign_ins', (
        select jsonb_agg(to_jsonb(held) - '{identifier_digest,created_by,last_modified_by}'::text[])
        from auth_service.login_history as held
        where held.user_id = told.user_id
      ),
      'second_factor', (
        select jsonb_agg(to_jsonb(held) - '{totp_secret,totp_last_step,created_by,last_modified_by}'::text[])
        from auth_service.two_factor_auth_settings as held
        where held.user_id = told.user_id
      ),
      'challenges', (
        select jsonb_agg(to_jsonb(held) - '{code_digest,created_by,last_modified_by}'::text[])
        from auth_service.challenges as held
        where held.user_id = told.user_id
      ),
      'recovery_codes', (
        select jsonb_agg(to_jsonb(held) - '{code_digest,created_by,last_modified_by}'::text[])
        from auth_service.recovery_codes as held
        where held.user_id = told.user_id
      )
    )
  )
  from unnest(export_users.events) as event
  cross join lateral (
    select (event.payload ->> 'exportId')::uuid as export_id, (event.payload ->> 'userId')::bigint as user_id
  ) as told
$$;

comment on function auth_service.export_users(platform.event[]) is
  'Consumer of user.export_requested: hands in what this service holds about the user.';
grant execute on function auth_service.export_users(platform.event[]) to platform;
