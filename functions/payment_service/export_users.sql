-- Definer: a consumer of events, called by platform. Secrets, and who else changed a row, are no data of the user's.
create or replace function payment_service.export_users(events platform.event[])
returns void
language sql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select user_service.add_export_part(
    told.export_id,
    'payment_service',
    jsonb_build_object(
      'payments', (
        select jsonb_agg(to_jsonb(held) - '{created_by,last_modified_by}'::text[])
        from payment_service.payment_transactions as held
        where held.user_id = told.user_id
      ),
      'allocations', (
        select jsonb_agg(to_jsonb(held) - '{created_by,last_modified_by}'::text[])
        from payment_service.payment_allocations as held
        where held.user_id = told.user_id
      ),
      'refunds', (
        select jsonb_agg(
          to_jsonb(held) - '{shipping_subsidy_amount,request_key,created_by,last_modified_by}'::text[]
        )
        from payment_service.refunds as held
        where held.user_id = told.user_id
      ),
      'refunded_lines', (
        select jsonb_agg(to_jsonb(held) - '{subsidy_amount,commission_amount}'::text[])
        from payment_service.refund_items as held
        where held.user_id = told.user_id
      ),
      'saved_methods', (
        select jsonb_agg(to_jsonb(held) - '{token,created_by,last_modified_by}'::text[])
        from payment_service.saved_payment_methods as held
        where held.user_id = told.user_id
      )
    )
  )
  from unnest(export_users.events) as event
  cross join lateral (
    select (event.payload ->> 'exportId')::uuid as export_id, (event.payload ->> 'userId')::bigint as user_id
  ) as told
$$;

comment on function payment_service.export_users(platform.event[]) is
  'Consumer of user.export_requested: hands in what this service holds about the user.';
grant execute on function payment_service.export_users(platform.event[]) to platform;
