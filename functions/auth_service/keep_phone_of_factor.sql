-- For the functions that change a phone. Turning a factor off takes more than a session.
create or replace function auth_service.keep_phone_of_factor(user_id bigint)
returns void
language plpgsql stable
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  if exists (
    select
    from auth_service.two_factor_auth_settings as settings
    where settings.user_id = keep_phone_of_factor.user_id
      and settings.is_enabled
      and settings.method = 'SMS'
  ) then
    perform platform.fail(
      'INVALID_STATE', 'This phone is your second factor: turn that off, or take another, before you change it.'
    );
  end if;
end
$$;

comment on function auth_service.keep_phone_of_factor(bigint) is
  'Refuses to change the phone that is a user''s second factor: a session alone must not get hold of it. Errors: INVALID_STATE.';
