-- For the functions that send something to an address or a phone somebody named; callable by nobody else.
create or replace function auth_service.take_message_attempt(contact text, ip inet)
returns integer
language sql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
  select greatest(
    auth_service.take_attempt('message', contact),
    auth_service.take_attempt('messages of address', auth_service.network_of(ip))
  )
$$;

comment on function auth_service.take_message_attempt(text, inet) is
  'Counts a message to an address or a phone, and of whoever has it sent; above 0: so many seconds to wait.';
