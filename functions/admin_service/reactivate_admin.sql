-- Definer: as change_admin_roles().
create or replace function admin_service.reactivate_admin(admin_id bigint)
returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  was_active boolean;
begin
  perform admin_service.lock_super_admins(platform.may('admins.manage'));
  select admin.is_active
  into was_active
  from admin_service.admin_users as admin
  where admin.admin_id = reactivate_admin.admin_id
  for update;
  if not found then
    perform platform.fail('NOT_FOUND', 'There is no such administrator.', field => 'adminId');
  elsif was_active then
    perform platform.fail('INVALID_STATE', 'This administrator is active already.', field => 'adminId');
  end if;
  update admin_service.admin_users as admin
  set is_active = true
  where admin.admin_id = reactivate_admin.admin_id;
  return reactivate_admin.admin_id;
end
$$;

comment on function admin_service.reactivate_admin(bigint) is E'@keyOf admin_service.admin_users\nA dismissed administrator may sign in again, by the password they had. Errors: FORBIDDEN, NOT_FOUND, INVALID_STATE.';
grant execute on function admin_service.reactivate_admin(bigint) to market_admin;
