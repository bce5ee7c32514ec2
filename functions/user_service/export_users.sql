-- Definer: a consumer of events, called by platform. Secrets, and who else changed a row, are no data of the user's.
create or replace function user_service.export_users(events platform.event[])
returns void
language sql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select user_service.add_export_part(
    told.export_id,
    'user_service',
    jsonb_build_object(
      'profile', (
        select jsonb_agg(to_jsonb(held) - '{created_by,last_modified_by}'::text[])
        from user_service.users as held
        where held.user_id = told.user_id
      ),
      'addresses', (
        select jsonb_agg(to_jsonb(held) - '{created_by,last_modified_by}'::text[])
        from user_service.user_addresses as held
        where held.user_id = told.user_id
      ),
      'favorites', (
        select jsonb_agg(to_jsonb(held) - '{created_by,last_modified_by}'::text[])
        from user_service.favorite_products as held
        where held.user_id = told.user_id
      ),
      'uploads', (
        select jsonb_agg(to_jsonb(held) - '{created_by,last_modified_by}'::text[])
        from user_service.uploads as held
        where held.user_id = told.user_id
      ),
      'data_exports', (
        select jsonb_agg(to_jsonb(held) - '{awaited_services,created_by,last_modified_by}'::text[])
        from user_service.data_exports as held
        where held.user_id = told.user_id
      )
    )
  )
  from unnest(export_users.events) as event
  cross join lateral (
    select (event.payload ->> 'exportId')::uuid as export_id, (event.payload ->> 'userId')::bigint as user_id
  ) as told
$$;

comment on function user_service.export_users(platform.event[]) is
  'Consumer of user.export_requested: hands in what this service holds about the user.';
grant execute on function user_service.export_users(platform.event[]) to platform;
