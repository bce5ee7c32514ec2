-- For the functions that send something to an address or a phone somebody named; callable by nobody else. Whoever is
-- signed in is counted as such, too: addresses to ask from are had by the thousand. When one of them refuses, the others
-- count nothing.
create or replace function auth_service.take_message_attempt(contact text, ip inet, user_id bigint default null)
returns integer
language plpgsql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  who constant text := coalesce('user ' || user_id, auth_service.network_of(ip));
  wait_seconds integer := auth_service.take_attempt('message', contact);
begin
  if wait_seconds > 0 then
    return wait_seconds;
  end if;
  wait_seconds := auth_service.take_attempt('messages of address', who);
  if wait_seconds > 0 then
    perform auth_service.return_attempt('message', contact);
  end if;
  return wait_seconds;
end
$$;

comment on function auth_service.take_message_attempt(text, inet, bigint) is
  'Counts a message to an address or a phone, and of whoever has it sent, a user or a network; above 0: so many seconds to wait.';
