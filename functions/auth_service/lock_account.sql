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
