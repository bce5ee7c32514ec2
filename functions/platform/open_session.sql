-- Definer, as what it calls. For servers of the release before, which ask for one session at a time.
create or replace function platform.open_session(session_id uuid, user_id bigint, audience text)
returns table (
  role text,
  user_id bigint,
  session_id uuid,
  seller_id bigint,
  staff_role text,
  admin_id bigint,
  admin_roles text[],
  warehouse_ids bigint[],
  locale text,
  expires_at timestamptz
)
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select * from platform.open_sessions(array[session_id], array[user_id], array[audience])
$$;

comment on function platform.open_session(uuid, bigint, text) is
  'The claims of a live session for its audience (shop, seller, warehouse, admin), or no row when it has ended, the user is blocked, or the audience is no longer theirs.';
grant execute on function platform.open_session(uuid, bigint, text) to market_api;
