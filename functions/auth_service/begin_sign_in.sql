-- Definer: market_auth has no right on any table. The same steps for a name that belongs to nobody: the caller hashes
-- then, too, and learns no more than that it was wrong.
create or replace function auth_service.begin_sign_in(email text, ip inet)
returns table (wait_seconds integer, user_id bigint, password_hash text)
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  network constant text := auth_service.network_of(ip);
begin
  select account.user_id, credentials.password_hash
  into user_id, password_hash
  from user_service.sign_in_accounts as account
  join auth_service.user_credentials as credentials using (user_id)
  where account.email = lower(begin_sign_in.email);

  wait_seconds := auth_service.take_attempt('name at address', begin_sign_in.email || ' ' || network);
  -- From where they have been before, users are not slowed by what others try elsewhere.
  if wait_seconds = 0 and not exists (
    select
    from auth_service.login_history as earlier
    where earlier.user_id = begin_sign_in.user_id
      and earlier.ip_address = begin_sign_in.ip
      and earlier.status = 'SUCCESS'
      and earlier.login_at > now() - interval '90 days'
  ) then
    wait_seconds := greatest(
      auth_service.take_attempt('name', begin_sign_in.email),
      auth_service.take_attempt('address', network)
    );
  end if;
  if wait_seconds > 0 then
    user_id := null;
    password_hash := null;
  end if;
  return next;
end
$$;

comment on function auth_service.begin_sign_in(text, inet) is
  'Counts an attempt to sign in, and gives what to compare the password with; nothing of a name that belongs to nobody. wait_seconds above 0: not now.';
grant execute on function auth_service.begin_sign_in(text, inet) to market_auth;
