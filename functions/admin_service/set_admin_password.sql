-- Definer: a command of this service for auth_service, which has seen the password.
create or replace function admin_service.set_admin_password(admin_id bigint, password_hash text)
returns void
language sql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  update admin_service.admin_users as admin
  set password_hash = set_admin_password.password_hash
  where admin.admin_id = set_admin_password.admin_id
$$;

comment on function admin_service.set_admin_password(bigint, text) is
  'Keeps an administrator''s password, hashed anew because it is stored at an old cost, or changed.';
grant execute on function admin_service.set_admin_password(bigint, text) to auth_service;
