-- Definer: as begin_sign_in().
create or replace function auth_service.change_password(compared_hash text, new_hash text)
returns integer
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  changing constant bigint := platform.current_user_id();
  ended integer;
begin
  if not auth_service.lock_password(changing, compared_hash) then
    return null;
  end if;
  update auth_service.user_credentials as credentials
  set password_hash = new_hash
  where credentials.user_id = changing;
  perform auth_service.void_challenges(changing);
  ended := auth_service.end_sessions(
    changing, 'PASSWORD_CHANGED', except_session => platform.current_session_id()
  );
  perform auth_service.tell_owner(changing, 'password_changed');
  return ended;
end
$$;

comment on function auth_service.change_password(text, text) is
  'Replaces the password of the signed-in, who has given the old one, ends their other sessions and says how many; null when it is not the password any more.';
grant execute on function auth_service.change_password(text, text) to market_auth;
