-- What a sealed text looks like, said once for all that is rotated: see api/secrets/sealing.ts.
create or replace function platform.sealing_key(sealed text)
returns text
language sql immutable parallel safe
set search_path = pg_catalog, extensions, pg_temp
as $$
  select substring(sealed from '^([\w-]+)\.[\w-]+$')
$$;

comment on function platform.sealing_key(text) is
  'The name of the key that a text is sealed with; null for what is no sealed text.';
grant execute on function platform.sealing_key(text) to platform_caller;
