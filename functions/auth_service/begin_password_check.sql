-- Definer: as begin_sign_in(). Whoever holds a session only, a borrowed telephone, cannot change what opens the others.
create or replace function auth_service.begin_password_check()
returns table (wait_seconds integer, password_hash text, email text, first_name text, last_name text)
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  wait_seconds := auth_service.take_attempt('password of user', platform.current_user_id()::text);
  if wait_seconds = 0 then
    select credentials.password_hash, account.email, account.first_name, account.last_name
    into password_hash, email, first_name, last_name
    from auth_service.user_credentials as credentials
    join user_service.sign_in_accounts as account using (user_id)
    where credentials.user_id = platform.current_user_id();
  end if;
  return next;
end
$$;

comment on function auth_service.begin_password_check() is
  'Counts an attempt of the signed-in to give their password again, and gives what to compare it with. wait_seconds above 0: not now.';
grant execute on function auth_service.begin_password_check() to market_auth;
