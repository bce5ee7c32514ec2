-- For the functions that send codes of a second factor; callable by nobody else. By user and not by address or phone:
-- nobody else can use it up, for only who has the password comes this far.
create or replace function auth_service.take_factor_message(user_id bigint, ip inet)
returns integer
language sql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
  select auth_service.take_message_attempt('second factor of ' || user_id, ip)
$$;

comment on function auth_service.take_factor_message(bigint, inet) is
  'Counts a code sent to a user as a second factor; above 0: so many seconds to wait.';

-- For the same.
create or replace function auth_service.forgive_factor(user_id bigint)
returns void
language sql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
  select
    auth_service.forgive_attempt('factor', user_id::text),
    auth_service.forgive_attempt('message', 'second factor of ' || user_id)
$$;

comment on function auth_service.forgive_factor(bigint) is
  'Forgets the tries, and the codes that were sent: the second factor was shown.';
