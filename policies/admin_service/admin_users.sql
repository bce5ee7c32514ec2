-- Administrators see themselves; those who look after administrators see all. The password is granted to nobody.
select platform.reset_guards('admin_service.admin_users');

create policy admin_reads_admins on admin_service.admin_users
  for select to market_admin
  using ((select platform.may('admins.read')) or admin_id = (select platform.current_admin_id()));

grant select (admin_id, user_id, username, roles, is_active) on admin_service.admin_users to market_admin;

create trigger _100_stamp before insert or update on admin_service.admin_users
  for each row execute function platform.stamp_authorship();

create trigger _900_log after insert or update or delete on admin_service.admin_users
  for each row execute function admin_service.log_change('ADMIN', 'admin_id', 'password_hash,invitation_digest');
