-- Definer: a consumer of events, called by platform. Secrets, and who else changed a row, are no data of the user's.
create or replace function order_service.export_users(events platform.event[])
returns void
language sql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select user_service.add_export_part(
    told.export_id,
    'order_service',
    jsonb_build_object(
      'checkouts', (
        select jsonb_agg(to_jsonb(held) - '{idempotency_key,created_by,last_modified_by}'::text[])
        from order_service.checkouts as held
        where held.user_id = told.user_id
      ),
      'orders', (
        select jsonb_agg(to_jsonb(held) - '{created_by,last_modified_by}'::text[])
        from order_service.orders as held
        where held.user_id = told.user_id
      ),
      'items', (
        select jsonb_agg(
          to_jsonb(held) - '{commission_rate,commission_amount,created_by,last_modified_by}'::text[]
        )
        from order_service.order_items as held
        where held.order_id in (
          select bought.order_id from order_service.orders as bought where bought.user_id = told.user_id
        )
      ),
      'history', (
        select jsonb_agg(to_jsonb(held) - '{changed_by_user_id,created_by,last_modified_by}'::text[])
        from order_service.order_status_history as held
        where held.order_id in (
          select bought.order_id from order_service.orders as bought where bought.user_id = told.user_id
        )
      )
    )
  )
  from unnest(export_users.events) as event
  cross join lateral (
    select (event.payload ->> 'exportId')::uuid as export_id, (event.payload ->> 'userId')::bigint as user_id
  ) as told
$$;

comment on function order_service.export_users(platform.event[]) is
  'Consumer of user.export_requested: hands in what this service holds about the user.';
grant execute on function order_service.export_users(platform.event[]) to platform;
