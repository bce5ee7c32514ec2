-- Definer: as begin_sign_in(), after the password was asked for again. Counted before it is looked at, like a sign-in.
create or replace function auth_service.begin_factor_proof()
returns table (wait_seconds integer, is_on boolean, sealed_secret text)
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  caller constant bigint := platform.current_user_id();
begin
  select true, factor.totp_secret
  into is_on, sealed_secret
  from auth_service.two_factor_auth_settings as factor
  where factor.user_id = caller
    and factor.is_enabled;
  is_on := found;
  wait_seconds := case when is_on then auth_service.take_attempt('factor', caller::text) else 0 end;
  if wait_seconds > 0 then
    sealed_secret := null;
  end if;
  return next;
end
$$;

comment on function auth_service.begin_factor_proof() is
  'Counts a try of the caller''s second factor, if one is on, and gives the sealed secret their application has. wait_seconds above 0: not now.';
grant execute on function auth_service.begin_factor_proof() to market_auth;
