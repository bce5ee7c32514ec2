-- Whoever sends a picture sees how far it is. Everything about it changes by function only.
select platform.reset_guards('user_service.uploads');

create policy customer_reads_own on user_service.uploads
  for select to market_customer
  using (user_id = (select platform.current_user_id()));

create policy operator_reads_own on user_service.uploads
  for select to market_operator
  using (user_id = (select platform.current_user_id()));

create policy admin_reads_own on user_service.uploads
  for select to market_admin
  using (user_id = (select platform.current_user_id()));

grant select (
  upload_id, user_id, purpose, status, rejection, url, width, height, byte_size, expires_at, created_date
) on user_service.uploads to market_customer, market_operator, market_admin;

create trigger _100_stamp before insert or update on user_service.uploads
  for each row execute function platform.stamp_authorship();
create trigger _500_status before update on user_service.uploads
  for each row when (new.status <> old.status) execute function platform.guard_status();
