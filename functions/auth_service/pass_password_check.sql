-- Definer: as begin_sign_in(). Apart from what it is asked for: who then mistypes something else has not failed.
create or replace function auth_service.pass_password_check(compared_hash text, as_admin boolean default false)
returns boolean
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  subject constant text := auth_service.password_subject(as_admin);
  is_still_it boolean;
begin
  is_still_it := case
    when as_admin then admin_service.lock_admin_password(platform.current_admin_id(), compared_hash)
    else auth_service.lock_password(platform.current_user_id(), compared_hash)
  end;
  if not is_still_it then
    return false;
  end if;
  perform auth_service.forgive_attempt('password of user', subject);
  return true;
end
$$;

comment on function auth_service.pass_password_check(text, boolean) is
  'The signed-in gave their password, by this hash: their attempts are forgiven. False when it was changed since. Errors: NOT_SIGNED_IN, FORBIDDEN.';
grant execute on function auth_service.pass_password_check(text, boolean) to market_auth;
