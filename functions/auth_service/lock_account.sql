-- For the functions of this service. Registering an address takes an unproved account over, from its row to its codes;
-- proving it goes the other way. Whoever takes turns on the address first cannot meet the other half way.
create or replace function auth_service.lock_account(email text)
returns void
language sql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
  select pg_advisory_xact_lock(7203411, hashtext(lower(email)))
$$;

comment on function auth_service.lock_account(text) is
  'One at a time registers an address or proves it, until the end of the transaction.';

-- For the functions that take a code or a link and then change the account. A changed password locks the credentials and
-- makes the codes worthless; whoever took the code first would wait for it, and it for them.
create or replace function auth_service.lock_credentials(user_id bigint)
returns void
language sql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
  select
  from auth_service.user_credentials as credentials
  where credentials.user_id = lock_credentials.user_id
  for update
$$;

comment on function auth_service.lock_credentials(bigint) is
  'One at a time changes what a user signs in with, until the end of the transaction.';
