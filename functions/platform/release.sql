create or replace function platform.release()
returns text
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select hash from platform.releases order by release_id desc limit 1
$$;

comment on function platform.release() is
  'Digest of the files this database was last migrated with; a server compares it with its own.';
grant execute on function platform.release() to market_api, market_auth, market_worker;
