-- Everybody reads their own notifications, as customer, operator or administrator, and says which they have read.
select platform.reset_guards('notification_service.notifications');

create policy customer_reads_own on notification_service.notifications
  for select to market_customer
  using (user_id = (select platform.current_user_id()));

create policy customer_updates_own on notification_service.notifications
  for update to market_customer
  using (user_id = (select platform.current_user_id()))
  with check (user_id = (select platform.current_user_id()));

create policy operator_reads_own on notification_service.notifications
  for select to market_operator
  using (user_id = (select platform.current_user_id()));

create policy operator_updates_own on notification_service.notifications
  for update to market_operator
  using (user_id = (select platform.current_user_id()))
  with check (user_id = (select platform.current_user_id()));

create policy admin_reads_own on notification_service.notifications
  for select to market_admin
  using (user_id = (select platform.current_user_id()));

create policy admin_updates_own on notification_service.notifications
  for update to market_admin
  using (user_id = (select platform.current_user_id()))
  with check (user_id = (select platform.current_user_id()));

grant select (notification_id, user_id, type, message_text, link_url, is_read, sent_at)
  on notification_service.notifications to market_customer, market_operator, market_admin;
grant update (is_read) on notification_service.notifications to market_customer, market_operator, market_admin;

create trigger _100_stamp before insert or update on notification_service.notifications
  for each row execute function platform.stamp_authorship();
