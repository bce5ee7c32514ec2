create or replace view admin_service.active_admins
with (security_barrier) as
  select admin.user_id, admin.admin_id, admin.roles
  from admin_service.admin_users as admin
  where admin.is_active;

comment on view admin_service.active_admins is 'Published: who runs the platform, and as what.';
grant select on admin_service.active_admins to platform, user_service, auth_service;
