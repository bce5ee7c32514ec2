-- Definer: as begin_sign_in(). A token of 256 bits is not guessed: nothing to count.
create or replace function auth_service.begin_password_reset(token_digest bytea)
returns table (password_hash text, email text, first_name text, last_name text)
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select credentials.password_hash, account.email, account.first_name, account.last_name
  from auth_service.challenges as link
  join auth_service.user_credentials as credentials using (user_id)
  join user_service.sign_in_accounts as account using (user_id)
  where link.purpose = 'RESET_PASSWORD'
    and link.code_digest = token_digest
    and link.used_at is null
    and link.expires_at > now()
$$;

comment on function auth_service.begin_password_reset(bytea) is
  'What a new password is judged by, of whoever has a link that is good; no row when it is not.';
grant execute on function auth_service.begin_password_reset(bytea) to market_auth;
