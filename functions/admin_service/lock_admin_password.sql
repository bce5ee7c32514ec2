-- Definer: a command of this service for auth_service. As auth_service.lock_password(): a password is compared in
-- TypeScript, between two transactions.
create or replace function admin_service.lock_admin_password(admin_id bigint, compared_hash text)
returns boolean
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  perform
  from admin_service.admin_users as admin
  where admin.admin_id = lock_admin_password.admin_id
    and admin.password_hash = compared_hash
    and admin.is_active
  for update;
  return found;
end
$$;

comment on function admin_service.lock_admin_password(bigint, text) is
  'Whether the hash that was compared is still the password of an administrator who may act; if so it stays so until the end of the transaction.';
grant execute on function admin_service.lock_admin_password(bigint, text) to auth_service;
