-- Definer: as begin_sign_in(). Apart from what it is asked for: who then mistypes something else has not failed.
create or replace function auth_service.pass_password_check(compared_hash text)
returns boolean
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  if not auth_service.lock_password(platform.current_user_id(), compared_hash) then
    return false;
  end if;
  perform auth_service.forgive_attempt('password of user', platform.current_user_id()::text);
  return true;
end
$$;

comment on function auth_service.pass_password_check(text) is
  'The signed-in gave their password, by this hash: their attempts are forgiven. False when it was changed since.';
grant execute on function auth_service.pass_password_check(text) to market_auth;
