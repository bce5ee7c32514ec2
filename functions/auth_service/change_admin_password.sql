-- Definer: as begin_sign_in(). An administrator's password is another than their user's.
create or replace function auth_service.begin_admin_password_change()
returns table (wait_seconds integer, password_hash text, username text)
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  if platform.current_admin_id() is null then
    perform platform.fail('FORBIDDEN', 'Only an administrator has such a password.');
  end if;
  wait_seconds := auth_service.take_attempt('password of user', 'administrator ' || platform.current_admin_id());
  if wait_seconds = 0 then
    select own.password_hash, own.username
    into begin_admin_password_change.password_hash, begin_admin_password_change.username
    from admin_service.current_admin_password() as own;
  end if;
  return next;
end
$$;

comment on function auth_service.begin_admin_password_change() is
  'Counts a try of the calling administrator''s password, and gives what to compare it with. wait_seconds above 0: not now. Errors: FORBIDDEN.';
grant execute on function auth_service.begin_admin_password_change() to market_auth;

-- Definer: as begin_sign_in(), after the password was compared.
create or replace function auth_service.finish_admin_password_change(compared_hash text, new_hash text)
returns boolean
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  caller constant bigint := platform.current_user_id();
begin
  if not admin_service.lock_admin_password(platform.current_admin_id(), compared_hash) then
    return false;
  end if;
  perform auth_service.forgive_attempt('password of user', 'administrator ' || platform.current_admin_id());
  perform admin_service.set_admin_password(platform.current_admin_id(), new_hash);
  perform auth_service.end_admin_sessions(caller, 'PASSWORD_CHANGED', platform.current_session_id());
  perform platform.queue_message(
    gen_random_uuid(),
    'EMAIL',
    (select account.contact_email from user_service.sign_in_accounts as account where account.user_id = caller),
    'password_changed'
  );
  return true;
end
$$;

comment on function auth_service.finish_admin_password_change(text, text) is
  'Keeps the calling administrator''s new password, ends their other sessions as one, and writes to them; false when what was compared is not the password any more.';
grant execute on function auth_service.finish_admin_password_change(text, text) to market_auth;
