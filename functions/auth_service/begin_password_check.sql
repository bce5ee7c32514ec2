-- For the two functions that ask for a password again; callable by nobody else. An administrator has two: what they sign in
-- to the back office with is another than their user's.
create or replace function auth_service.password_subject(as_admin boolean)
returns text
language plpgsql stable
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  if platform.current_user_id() is null then
    perform platform.fail('NOT_SIGNED_IN', 'Sign in first.');
  elsif as_admin and platform.current_admin_id() is null then
    perform platform.fail('FORBIDDEN', 'Only an administrator has such a password.');
  end if;
  return case
    when as_admin then 'administrator ' || platform.current_admin_id()
    else platform.current_user_id()::text
  end;
end
$$;

comment on function auth_service.password_subject(boolean) is
  'Whose password the caller is asked for, as throttles count it. Errors: NOT_SIGNED_IN, FORBIDDEN.';

-- Definer: as begin_sign_in(). Whoever holds a session only, a borrowed telephone, cannot change what opens the others.
create or replace function auth_service.begin_password_check(as_admin boolean default false)
returns table (
  wait_seconds integer,
  password_hash text,
  email text,
  first_name text,
  last_name text,
  username text
)
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  wait_seconds := auth_service.take_attempt('password of user', auth_service.password_subject(as_admin));
  if wait_seconds = 0 then
    select
      case when as_admin then own.password_hash else credentials.password_hash end,
      account.email,
      account.first_name,
      account.last_name,
      own.username
    into password_hash, email, first_name, last_name, username
    from user_service.sign_in_accounts as account
    left join auth_service.user_credentials as credentials using (user_id)
    left join admin_service.current_admin_password() as own on as_admin
    where account.user_id = platform.current_user_id();
  end if;
  return next;
end
$$;

comment on function auth_service.begin_password_check(boolean) is
  'Counts an attempt of the signed-in to give their password again, or the one they have as an administrator, and gives what to compare it with. wait_seconds above 0: not now. Errors: NOT_SIGNED_IN, FORBIDDEN.';
grant execute on function auth_service.begin_password_check(boolean) to market_auth;
