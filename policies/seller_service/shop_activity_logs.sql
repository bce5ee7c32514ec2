-- Managers read what was done in their shop, administrators who look after sellers in any. The service itself may only
-- add: not even its own functions rewrite history.
select platform.reset_guards('seller_service.shop_activity_logs');

create policy seller_reads_own_shops on seller_service.shop_activity_logs
  for select to market_seller
  using (seller_id = (select platform.current_seller_id()) and (select platform.may('staff.read')));

create policy admin_reads_activity on seller_service.shop_activity_logs
  for select to market_admin
  using ((select platform.may('sellers.read')));

grant select (log_id, seller_id, actor, action, details, ip_address, happened_at)
  on seller_service.shop_activity_logs to market_seller, market_admin;

revoke update, delete, truncate on seller_service.shop_activity_logs from seller_service;
