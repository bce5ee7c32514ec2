-- Definer: as begin_factor_change(), after which the password was compared. Until it is confirmed by a code of the
-- application, sign-in asks for nothing.
create or replace function auth_service.start_totp(sealed_secret text)
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  caller constant bigint := platform.current_user_id();
begin
  perform auth_service.forgive_attempt('password of user', caller::text);
  insert into auth_service.two_factor_auth_settings as factor (user_id, is_enabled, method, totp_secret)
  values (caller, false, 'TOTP', sealed_secret)
  on conflict (user_id) do update
  set method = 'TOTP', totp_secret = excluded.totp_secret, totp_last_step = null
  where not factor.is_enabled;
  if not found then
    perform platform.fail('INVALID_STATE', 'A second factor is on already: switch it off first.');
  end if;
end
$$;

comment on function auth_service.start_totp(text) is
  'Keeps the sealed secret of the caller''s application, to be confirmed. Errors: INVALID_STATE.';
grant execute on function auth_service.start_totp(text) to market_auth;
