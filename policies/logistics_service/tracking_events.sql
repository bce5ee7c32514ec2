-- Read where its parcel is, and only ever added to.
select platform.reset_guards('logistics_service.tracking_events');

create policy customer_reads_with_parcel on logistics_service.tracking_events
  for select to market_customer
  using (exists (select from logistics_service.shipments where shipments.shipment_id = tracking_events.shipment_id));

create policy admin_reads_with_parcel on logistics_service.tracking_events
  for select to market_admin
  using (exists (select from logistics_service.shipments where shipments.shipment_id = tracking_events.shipment_id));

grant select (event_id, shipment_id, status, place, occurred_at, created_date)
  on logistics_service.tracking_events to market_customer, market_admin;
revoke update, delete, truncate on logistics_service.tracking_events from logistics_service;
