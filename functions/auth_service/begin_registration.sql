-- Definer: as begin_sign_in(). Before the password is hashed: who is to wait costs nothing.
create or replace function auth_service.begin_registration(email text, ip inet)
returns integer
language sql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select auth_service.take_message_attempt('register ' || email, ip)
$$;

comment on function auth_service.begin_registration(text, inet) is
  'Counts a registration, of the address and of whoever makes it; above 0: so many seconds to wait.';
grant execute on function auth_service.begin_registration(text, inet) to market_auth;
