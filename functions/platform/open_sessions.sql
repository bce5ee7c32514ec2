-- Definer: what a session is entitled to is put together from what the services publish to platform, at each
-- request, so that a revoked session, a blocked user or a changed role takes effect at the next. The token says
-- only who and for which audience; a right is never taken from it.
-- PL/pgSQL, and a statement for each thing looked up: their plans are kept, and making one plan of it all at each call
-- cost four times as much as looking it all up.
create or replace function platform.open_sessions(session_ids uuid[], user_ids bigint[], audiences text[])
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
language plpgsql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  for at in 1 .. coalesce(cardinality(session_ids), 0) loop
    select session.user_id, session.session_id, session.expires_at
    into user_id, session_id, expires_at
    from auth_service.live_sessions as session
    join user_service.active_accounts as account using (user_id)
    where session.session_id = session_ids[at]
      and session.user_id = user_ids[at]
      and session.audience = audiences[at];
    continue when not found;
    seller_id := null;
    staff_role := null;
    admin_id := null;
    admin_roles := null;
    warehouse_ids := null;

    case audiences[at]
      when 'shop' then
        role := 'market_customer';
      when 'seller' then
        select staff.seller_id, staff.role
        into seller_id, staff_role
        from seller_service.working_staff as staff
        where staff.user_id = user_ids[at];
        continue when not found;
        role := 'market_seller';
      when 'warehouse' then
        select array_agg(working.warehouse_id order by working.warehouse_id)
        into warehouse_ids
        from wms_service.working_operators as working
        where working.user_id = user_ids[at];
        continue when warehouse_ids is null;
        role := 'market_operator';
      when 'admin' then
        select admin.admin_id, admin.roles
        into admin_id, admin_roles
        from admin_service.active_admins as admin
        where admin.user_id = user_ids[at];
        continue when not found;
        role := 'market_admin';
      else
        continue;
    end case;
    return next;
  end loop;
end
$$;

comment on function platform.open_sessions(uuid[], bigint[], text[]) is
  'The claims of live sessions for their audiences (shop, seller, warehouse, admin). Of a session there is no row when it has ended, the user is blocked, or the audience is no longer theirs.';
grant execute on function platform.open_sessions(uuid[], bigint[], text[]) to market_api, auth_service;
