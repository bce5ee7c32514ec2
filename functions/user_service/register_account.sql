-- Definer: a command of this service for auth_service. An address that was never proved is nobody's: whoever registers it
-- next takes the account over, so that nobody can hold a stranger's address.
create or replace function user_service.register_account(email text, first_name text, last_name text)
returns bigint
language sql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  insert into user_service.users as account (email, first_name, last_name)
  values (lower(register_account.email), register_account.first_name, register_account.last_name)
  on conflict (lower(email)) do update
  set first_name = excluded.first_name, last_name = excluded.last_name
  where account.status = 'PENDING_VERIFICATION'
  returning account.user_id
$$;

comment on function user_service.register_account(text, text, text) is
  'Makes an account that waits for its address to be proved, or takes over one that does. Null when the address belongs to somebody.';
grant execute on function user_service.register_account(text, text, text) to auth_service;
