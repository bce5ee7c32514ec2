-- As each service's key_values(): platform asks itself like any other.
create or replace function platform.key_values(keyed regclass, columns text[], among text[] default null)
returns table (value text, rows bigint)
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select found.value, found.rows from platform.read_keys(keyed, columns, among) as found
$$;

comment on function platform.key_values(regclass, text[], text[]) is
  'The values one side of a logical key has and in how many rows, for platform.check_logical_keys().';
