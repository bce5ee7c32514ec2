-- Definer: a consumer of events, called by platform. Secrets, and who else changed a row, are no data of the user's.
create or replace function cart_service.export_users(events platform.event[])
returns void
language sql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select user_service.add_export_part(
    told.export_id,
    'cart_service',
    jsonb_build_object(
      'carts', (
        select jsonb_agg(to_jsonb(held) - '{session_id,created_by,last_modified_by}'::text[])
        from cart_service.carts as held
        where held.user_id = told.user_id
      ),
      'items', (
        select jsonb_agg(to_jsonb(held) - '{created_by,last_modified_by}'::text[])
        from cart_service.cart_items as held
        where held.cart_id in (select cart.cart_id from cart_service.carts as cart where cart.user_id = told.user_id)
      )
    )
  )
  from unnest(export_users.events) as event
  cross join lateral (
    select (event.payload ->> 'exportId')::uuid as export_id, (event.payload ->> 'userId')::bigint as user_id
  ) as told
$$;

comment on function cart_service.export_users(platform.event[]) is
  'Consumer of user.export_requested: hands in what this service holds about the user.';
grant execute on function cart_service.export_users(platform.event[]) to platform;
