-- Definer: what a session is entitled to is put together from what the services publish to platform, at each
-- request, so that a revoked session, a blocked user or a changed role takes effect at once. The token says
-- only who and for which audience; a right is never taken from it.
-- Each is looked up by itself, which `offset 0` sees to: the published views are barriers that no join condition
-- passes, so that a join would read every live session there is.
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
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select entitled.*
  from unnest(session_ids, user_ids, audiences) as asked (session_id, user_id, audience)
  cross join lateral (
    select
      case session.audience
        when 'shop' then 'market_customer'
        when 'seller' then 'market_seller'
        when 'warehouse' then 'market_operator'
        when 'admin' then 'market_admin'
      end,
      session.user_id,
      session.session_id,
      staff.seller_id,
      staff.role,
      admin.admin_id,
      admin.roles,
      operator.warehouse_ids,
      null::text,
      session.expires_at
    from auth_service.live_sessions as session
    join user_service.active_accounts as account using (user_id)
    left join seller_service.working_staff as staff
      on session.audience = 'seller' and staff.user_id = session.user_id
    left join admin_service.active_admins as admin
      on session.audience = 'admin' and admin.user_id = session.user_id
    left join lateral (
      select array_agg(working.warehouse_id order by working.warehouse_id) as warehouse_ids
      from wms_service.working_operators as working
      where session.audience = 'warehouse' and working.user_id = session.user_id
    ) as operator on true
    where session.session_id = asked.session_id
      and session.user_id = asked.user_id
      and session.audience = asked.audience
      and case session.audience
        when 'shop' then true
        when 'seller' then staff.seller_id is not null
        when 'warehouse' then operator.warehouse_ids is not null
        when 'admin' then admin.admin_id is not null
      end
    offset 0
  ) as entitled
$$;

comment on function platform.open_sessions(uuid[], bigint[], text[]) is
  'The claims of live sessions for their audiences (shop, seller, warehouse, admin). Of a session there is no row when it has ended, the user is blocked, or the audience is no longer theirs.';
grant execute on function platform.open_sessions(uuid[], bigint[], text[]) to market_api, auth_service;
