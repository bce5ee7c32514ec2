-- user_id is granted to no client for writing: whose row it is, is never theirs to say.
create or replace function platform.stamp_owner()
returns trigger
language plpgsql
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  new.user_id := coalesce(platform.current_user_id(), new.user_id);
  return new;
end
$$;

comment on function platform.stamp_owner() is
  'Trigger: a row a signed-in user inserts is theirs. Without a user (a migration, a task) the row says whose it is.';
grant execute on function platform.stamp_owner() to platform_caller;
