-- For the functions of this service. The history cannot be rewritten (its owner has given that up), so that what it says
-- of the user is deleted.
create or replace function auth_service.forget_user(user_id bigint)
returns void
language plpgsql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  delete from auth_service.user_credentials as credentials where credentials.user_id = forget_user.user_id;
  delete from auth_service.challenges as challenge where challenge.user_id = forget_user.user_id;
  delete from auth_service.two_factor_auth_settings as settings where settings.user_id = forget_user.user_id;
  delete from auth_service.recovery_codes as code where code.user_id = forget_user.user_id;
  delete from auth_service.login_history as entry where entry.user_id = forget_user.user_id;
  perform auth_service.end_sessions(forget_user.user_id, 'ERASED');
  update auth_service.user_sessions as session
  set ip_address = '0.0.0.0', device_info = null
  where session.user_id = forget_user.user_id;
end
$$;

comment on function auth_service.forget_user(bigint) is
  'Deletes what a user signs in with, ends their sessions, and forgets where and on what they were signed in.';
