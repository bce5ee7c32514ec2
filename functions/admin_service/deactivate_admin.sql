-- Definer: as change_admin_roles(). An invitation that is still out is worth nothing either.
create or replace function admin_service.deactivate_admin(admin_id bigint)
returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  supers constant bigint[] := admin_service.lock_super_admins(platform.may('admins.manage'));
  found_admin admin_service.admin_users;
begin
  select *
  into found_admin
  from admin_service.admin_users as admin
  where admin.admin_id = deactivate_admin.admin_id
  for update;
  if not found then
    perform platform.fail('NOT_FOUND', 'There is no such administrator.', field => 'adminId');
  elsif found_admin.is_active is not true then
    perform platform.fail('INVALID_STATE', 'This administrator is dismissed already.', field => 'adminId');
  elsif supers = array[deactivate_admin.admin_id] then
    perform platform.fail('INVALID_STATE', 'This is the last super administrator: name another first.', field => 'adminId');
  end if;
  update admin_service.admin_users as admin
  set is_active = false, invitation_digest = null, invitation_expires_at = null
  where admin.admin_id = deactivate_admin.admin_id;
  perform auth_service.end_admin_sessions(found_admin.user_id, 'REVOKED');
  return found_admin.admin_id;
end
$$;

comment on function admin_service.deactivate_admin(bigint) is E'@keyOf admin_service.admin_users\nDismisses an administrator: their sessions end, and they sign in no more. One super administrator always remains. Errors: FORBIDDEN, NOT_FOUND, INVALID_STATE.';
grant execute on function admin_service.deactivate_admin(bigint) to market_admin;
