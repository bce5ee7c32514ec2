-- Definer: as begin_sign_in(), after the password was asked for again. Until it is confirmed by a code of the
-- application, sign-in asks for nothing.
create or replace function auth_service.start_totp(sealed_secret text)
returns text
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  caller constant bigint := platform.current_user_id();
begin
  insert into auth_service.two_factor_auth_settings as factor (user_id, is_enabled, method, totp_secret)
  values (caller, false, 'TOTP', sealed_secret)
  on conflict (user_id) do update
  set method = 'TOTP', totp_secret = excluded.totp_secret, totp_last_step = null
  where not factor.is_enabled;
  if not found then
    perform platform.fail('INVALID_STATE', 'A second factor is on already: switch it off first.');
  end if;
  return admin_service.text_setting('platform.name');
end
$$;

comment on function auth_service.start_totp(text) is
  'Keeps the sealed secret of the caller''s application, to be confirmed, and gives the name it is to have there. Errors: INVALID_STATE.';
grant execute on function auth_service.start_totp(text) to market_auth;
