create or replace function platform.current_user_id()
returns bigint
language sql stable parallel safe
set search_path = pg_catalog, extensions, pg_temp
as $$
  select nullif(current_setting('market.user_id', true), '')::bigint
$$;

comment on function platform.current_user_id() is 'The signed-in user; null for a visitor. After a transaction a setting reads as empty, not null.';
grant execute on function platform.current_user_id() to platform_caller;
