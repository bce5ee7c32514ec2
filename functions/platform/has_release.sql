-- Any release ever applied will do: migrations work with the release before, which goes on serving.
create or replace function platform.has_release(hash text)
returns boolean
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select exists (select from platform.releases where releases.hash = has_release.hash)
$$;

comment on function platform.has_release(text) is
  'Whether this database was ever migrated with the files of that digest: what a server needs to be ready.';
grant execute on function platform.has_release(text) to market_api, market_auth, market_worker;
