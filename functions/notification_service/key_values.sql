-- Definer: platform has no right on a service's tables, and read_keys() reads nothing but logical keys.
create or replace function notification_service.key_values(keyed regclass, columns text[], among text[] default null)
returns table (value text, rows bigint)
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select found.value, found.rows from platform.read_keys(keyed, columns, among) as found
$$;

comment on function notification_service.key_values(regclass, text[], text[]) is
  'The values one side of a logical key has and in how many rows, for platform.check_logical_keys().';
grant execute on function notification_service.key_values(regclass, text[], text[]) to platform;
