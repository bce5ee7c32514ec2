create or replace function platform.current_actor()
returns text
language sql stable parallel safe
set search_path = pg_catalog, extensions, pg_temp
as $$
  select coalesce(
    'admin:' || nullif(current_setting('market.admin_id', true), ''),
    'user:' || nullif(current_setting('market.user_id', true), ''),
    case when nullif(current_setting('market.request_id', true), '') is null then 'system' else 'anonymous' end
  )
$$;

comment on function platform.current_actor() is
  'Who acts, as written into created_by and last_modified_by: "admin:<admin_id>", "user:<user_id>", "anonymous" or "system".';
grant execute on function platform.current_actor() to platform_caller;
