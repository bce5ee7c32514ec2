-- Definer: as begin_sign_in().
create or replace function auth_service.change_admin_password(compared_hash text, new_hash text)
returns boolean
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  caller constant bigint := platform.current_user_id();
begin
  if not auth_service.pass_password_check(compared_hash, as_admin => true) then
    return false;
  end if;
  perform admin_service.set_admin_password(platform.current_admin_id(), new_hash);
  perform auth_service.end_admin_sessions(caller, 'PASSWORD_CHANGED', platform.current_session_id());
  perform auth_service.tell_owner(caller, 'password_changed');
  return true;
end
$$;

comment on function auth_service.change_admin_password(text, text) is
  'Replaces the password of the calling administrator, who has given the old one, ends their other sessions as one, and writes to them; false when it is not the password any more. Errors: FORBIDDEN.';
grant execute on function auth_service.change_admin_password(text, text) to market_auth;
