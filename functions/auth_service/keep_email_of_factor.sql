-- For the functions that change an address. A password and a session are what a second factor is there to outdo.
create or replace function auth_service.keep_email_of_factor(user_id bigint)
returns void
language plpgsql stable
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  if exists (
    select
    from auth_service.two_factor_auth_settings as settings
    where settings.user_id = keep_email_of_factor.user_id
      and settings.is_enabled
      and settings.method = 'EMAIL'
  ) then
    perform platform.fail(
      'INVALID_STATE', 'This address is your second factor: turn that off, or take another, before you change it.'
    );
  end if;
end
$$;

comment on function auth_service.keep_email_of_factor(bigint) is
  'Refuses to change the address that is a user''s second factor: a session and a password alone must not move it. Errors: INVALID_STATE.';
