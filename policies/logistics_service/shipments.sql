-- Who gets it, the staff of the shop who look after orders, and administrators of logistics.
select platform.reset_guards('logistics_service.shipments');

create policy customer_reads_own on logistics_service.shipments
  for select to market_customer
  using (user_id = (select platform.current_user_id()));

create policy seller_reads_own_shops on logistics_service.shipments
  for select to market_seller
  using (
    seller_id = (select platform.current_seller_id())
    and (select platform.may('orders.read'))
  );

create policy admin_reads_logistics on logistics_service.shipments
  for select to market_admin
  using ((select platform.may('logistics.read')));

grant select (
  shipment_id, order_id, user_id, seller_id, carrier_id, tracking_number, status, is_followed, booked_at, delivered_at,
  created_date
) on logistics_service.shipments to market_customer, market_admin;

create trigger _100_stamp before insert or update on logistics_service.shipments
  for each row execute function platform.stamp_authorship();
create trigger _500_guard_status before update of status on logistics_service.shipments
  for each row execute function platform.guard_status();
