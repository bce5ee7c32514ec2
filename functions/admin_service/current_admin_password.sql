-- Definer: a command of this service for auth_service, which compares the password.
create or replace function admin_service.current_admin_password()
returns table (password_hash text, username text)
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select nullif(admin.password_hash, '!'), admin.username
  from admin_service.admin_users as admin
  where admin.admin_id = platform.current_admin_id()
    and admin.is_active
$$;

comment on function admin_service.current_admin_password() is 'What to compare the caller''s password as an administrator with.';
grant execute on function admin_service.current_admin_password() to auth_service;
