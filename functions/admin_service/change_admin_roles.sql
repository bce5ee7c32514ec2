-- Definer: nobody has the right to write administrators. Who becomes a super administrator without a second factor signs
-- in again, and is asked for one.
create or replace function admin_service.change_admin_roles(admin_id bigint, roles text[])
returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  supers constant bigint[] := admin_service.lock_super_admins(platform.may('admins.manage'));
  new_roles constant text[] := admin_service.check_roles(roles);
  changed admin_service.admin_users;
begin
  if supers = array[change_admin_roles.admin_id] and not 'SUPER_ADMIN' = any (new_roles) then
    perform platform.fail('INVALID_STATE', 'This is the last super administrator: name another first.', field => 'roles');
  end if;
  update admin_service.admin_users as admin
  set roles = new_roles
  where admin.admin_id = change_admin_roles.admin_id
  returning *
  into changed;
  if not found then
    perform platform.fail('NOT_FOUND', 'There is no such administrator.', field => 'adminId');
  end if;
  if 'SUPER_ADMIN' = any (new_roles) then
    perform auth_service.end_admin_sessions(changed.user_id, 'REVOKED', unless_two_factor => true);
  end if;
  return changed.admin_id;
end
$$;

comment on function admin_service.change_admin_roles(bigint, text[]) is E'@keyOf admin_service.admin_users\nGives an administrator other roles, from their next request on. One super administrator always remains. Errors: FORBIDDEN, NOT_FOUND, INVALID_INPUT, INVALID_STATE.';
grant execute on function admin_service.change_admin_roles(bigint, text[]) to market_admin;
