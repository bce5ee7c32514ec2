-- Definer: a command of this service for auth_service, which compares the password. '!' is the hash of nothing: of an
-- administrator who has yet to set a password, told apart by nobody who only tries names.
create or replace function admin_service.find_admin(username text)
returns table (admin_id bigint, user_id bigint, password_hash text, roles text[])
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select admin.admin_id, admin.user_id, nullif(admin.password_hash, '!'), admin.roles
  from admin_service.admin_users as admin
  where admin.username = lower(find_admin.username)
    and admin.is_active
$$;

comment on function admin_service.find_admin(text) is
  'Whom a name belongs to, of those who may act, for signing in.';
grant execute on function admin_service.find_admin(text) to auth_service;
