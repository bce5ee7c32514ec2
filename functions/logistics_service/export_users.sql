-- Definer: a consumer of events, called by platform. Who else changed a row is no data of the user's.
create or replace function logistics_service.export_users(events platform.event[])
returns void
language sql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select user_service.add_export_part(
    told.export_id,
    'logistics_service',
    jsonb_build_object(
      'shipments', (
        select jsonb_agg(
          to_jsonb(held) - '{integration,is_followed,booked_at,looked_at,created_by,last_modified_by}'::text[]
        )
        from logistics_service.shipments as held
        where held.user_id = told.user_id
      )
    )
  )
  from unnest(export_users.events) as event
  cross join lateral (
    select (event.payload ->> 'exportId')::uuid as export_id, (event.payload ->> 'userId')::bigint as user_id
  ) as told
$$;

comment on function logistics_service.export_users(platform.event[]) is
  'Consumer of user.export_requested: hands in what this service holds about the user.';
grant execute on function logistics_service.export_users(platform.event[]) to platform;
