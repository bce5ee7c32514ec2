-- Definer: called by platform.check_invariants(), which has no right on the tables.
create or replace function user_service.check_invariants()
returns table (check_name text, subject text, detail text)
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select
    'user_has_one_default_address',
    format('user %s', user_id),
    format('has %s addresses, %s of them the default', count(*), count(*) filter (where is_default))
  from user_service.user_addresses
  group by user_id
  having count(*) filter (where is_default) <> 1

  union all
  select 'erased_user_is_nobody', format('user %s', user_id), 'gave the account up and is still described'
  from user_service.users
  where status = 'ERASED'
    and (
      email <> format('erased-%s@erased.invalid', user_id)
      or num_nonnulls(phone_number, date_of_birth, gender, avatar_url) > 0
      or exists (select from user_service.user_addresses as address where address.user_id = users.user_id)
      or exists (select from user_service.favorite_products as favorite where favorite.user_id = users.user_id)
    )

  union all
  select
    'export_is_ready_with_its_last_part',
    format('export %s', export_id),
    format('is %s and has %s of %s parts', export.status, count(part.service), cardinality(export.awaited_services))
  from user_service.data_exports as export
  left join user_service.data_export_parts as part using (export_id)
  group by export_id
  having (export.status = 'READY') <> (array_agg(part.service::text) @> export.awaited_services)
$$;

comment on function user_service.check_invariants() is
  'What must hold of users at any time and does not.';
grant execute on function user_service.check_invariants() to platform;
