-- Definer: a consumer of events, called by platform. Secrets, and who else changed a row, are no data of the user's.
create or replace function seller_service.export_users(events platform.event[])
returns void
language sql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select user_service.add_export_part(
    told.export_id,
    'seller_service',
    jsonb_build_object(
      'shops', (
        select jsonb_agg(to_jsonb(held) - '{bank_details_json,created_by,last_modified_by}'::text[])
        from seller_service.sellers as held
        where held.user_id = told.user_id
      ),
      'staff', (
        select jsonb_agg(to_jsonb(held) - '{created_by,last_modified_by}'::text[])
        from seller_service.seller_staff as held
        where held.user_id = told.user_id
      ),
      'invitations', (
        select jsonb_agg(to_jsonb(held) - '{token_digest,created_by,last_modified_by}'::text[])
        from seller_service.staff_invitations as held
        where held.invited_user_id = told.user_id
      )
    )
  )
  from unnest(export_users.events) as event
  cross join lateral (
    select (event.payload ->> 'exportId')::uuid as export_id, (event.payload ->> 'userId')::bigint as user_id
  ) as told
$$;

comment on function seller_service.export_users(platform.event[]) is
  'Consumer of user.export_requested: hands in what this service holds about the user.';
grant execute on function seller_service.export_users(platform.event[]) to platform;
