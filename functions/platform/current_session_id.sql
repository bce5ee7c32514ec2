create or replace function platform.current_session_id()
returns uuid
language sql stable parallel safe
set search_path = pg_catalog, extensions, pg_temp
as $$
  select nullif(current_setting('market.session_id', true), '')::uuid
$$;

comment on function platform.current_session_id() is 'The session the request came with; null for a visitor.';
grant execute on function platform.current_session_id() to platform_caller;
