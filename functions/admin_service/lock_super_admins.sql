-- For the functions that change administrators; callable by nobody else. The rows are locked in one order and read as they
-- are once locked: of two who demote one another at the same time, the second is no longer who they were.
create or replace function admin_service.lock_super_admins(allowed boolean)
returns bigint[]
language plpgsql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  known bigint[];
begin
  if platform.current_admin_id() is null or allowed is not true then
    perform platform.fail('FORBIDDEN', 'Only super administrators look after administrators.');
  end if;
  select array_agg(locked.admin_id)
  into known
  from (
    select admin.admin_id
    from admin_service.admin_users as admin
    where admin.is_active
      and 'SUPER_ADMIN' = any (admin.roles)
    order by admin.admin_id
    for update
  ) as locked;
  if platform.current_admin_id() = any (known) then
    return known;
  end if;
  perform platform.fail('FORBIDDEN', 'Only super administrators look after administrators.');
end
$$;

comment on function admin_service.lock_super_admins(boolean) is
  'The active super administrators, who stay as they are until the transaction ends; refuses unless the caller is allowed to and one of them. Errors: FORBIDDEN.';

-- For the same.
create or replace function admin_service.check_roles(roles text[])
returns text[]
language plpgsql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  known constant text[] := array[
    'SUPER_ADMIN', 'MODERATOR', 'SUPPORT', 'FINANCE', 'CATALOG_MANAGER', 'LOGISTICS_MANAGER', 'WMS_OPERATOR'
  ];
begin
  if coalesce(cardinality(roles), 0) = 0 then
    perform platform.fail('INVALID_INPUT', 'An administrator has one role or more.', field => 'roles');
  elsif array_position(roles, null) is not null or not roles <@ known then
    perform platform.fail(
      'INVALID_INPUT', 'A role is one of ' || array_to_string(known, ', ') || '.', field => 'roles'
    );
  end if;
  return array(select role from unnest(known) as role where role = any (roles));
end
$$;

comment on function admin_service.check_roles(text[]) is
  'The roles, each once and in one order, if all are roles of administrators. Errors: INVALID_INPUT.';
