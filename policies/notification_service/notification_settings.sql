-- Everybody sets for themself, as customer, operator or administrator, what they are told and how.
select platform.reset_guards('notification_service.notification_settings');

create policy customer_reads_own on notification_service.notification_settings
  for select to market_customer
  using (user_id = (select platform.current_user_id()));

create policy customer_adds_own on notification_service.notification_settings
  for insert to market_customer
  with check (user_id = (select platform.current_user_id()));

create policy customer_updates_own on notification_service.notification_settings
  for update to market_customer
  using (user_id = (select platform.current_user_id()))
  with check (user_id = (select platform.current_user_id()));

create policy operator_reads_own on notification_service.notification_settings
  for select to market_operator
  using (user_id = (select platform.current_user_id()));

create policy operator_adds_own on notification_service.notification_settings
  for insert to market_operator
  with check (user_id = (select platform.current_user_id()));

create policy operator_updates_own on notification_service.notification_settings
  for update to market_operator
  using (user_id = (select platform.current_user_id()))
  with check (user_id = (select platform.current_user_id()));

create policy admin_reads_own on notification_service.notification_settings
  for select to market_admin
  using (user_id = (select platform.current_user_id()));

create policy admin_adds_own on notification_service.notification_settings
  for insert to market_admin
  with check (user_id = (select platform.current_user_id()));

create policy admin_updates_own on notification_service.notification_settings
  for update to market_admin
  using (user_id = (select platform.current_user_id()))
  with check (user_id = (select platform.current_user_id()));

grant select (
  user_id, email_enabled, sms_enabled, push_enabled, order_status_updates, promotion_updates, message_notifications,
  review_reminders, wms_alerts
) on notification_service.notification_settings to market_customer, market_operator, market_admin;
grant insert (
  email_enabled, sms_enabled, push_enabled, order_status_updates, promotion_updates, message_notifications,
  review_reminders, wms_alerts
) on notification_service.notification_settings to market_customer, market_operator, market_admin;
grant update (
  email_enabled, sms_enabled, push_enabled, order_status_updates, promotion_updates, message_notifications,
  review_reminders, wms_alerts
) on notification_service.notification_settings to market_customer, market_operator, market_admin;

create trigger _100_stamp before insert or update on notification_service.notification_settings
  for each row execute function platform.stamp_authorship();
create trigger _110_own before insert on notification_service.notification_settings
  for each row execute function platform.stamp_owner();
