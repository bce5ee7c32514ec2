-- Definer: market_auth has no right on any table. The same steps for a name that belongs to nobody: the caller hashes
-- then, too, and learns no more than that it was wrong.
create or replace function auth_service.begin_sign_in(email text, ip inet)
returns table (wait_seconds integer, user_id bigint, password_hash text)
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  select account.user_id, credentials.password_hash
  into user_id, password_hash
  from user_service.sign_in_accounts as account
  join auth_service.user_credentials as credentials using (user_id)
  where account.email = lower(begin_sign_in.email);

  wait_seconds := auth_service.take_sign_in_attempt(email, user_id, ip);
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
