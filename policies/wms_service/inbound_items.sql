-- A line is read where its shipment is: the shipment's own policies decide.
select platform.reset_guards('wms_service.inbound_items');

create policy operator_reads_with_shipment on wms_service.inbound_items
  for select to market_operator
  using (
    exists (
      select
      from wms_service.inbound_shipments
      where inbound_shipments.inbound_id = inbound_items.inbound_id
    )
  );

create policy seller_reads_with_shipment on wms_service.inbound_items
  for select to market_seller
  using (
    exists (
      select
      from wms_service.inbound_shipments
      where inbound_shipments.inbound_id = inbound_items.inbound_id
    )
  );

create policy admin_reads_with_shipment on wms_service.inbound_items
  for select to market_admin
  using (
    exists (
      select
      from wms_service.inbound_shipments
      where inbound_shipments.inbound_id = inbound_items.inbound_id
    )
  );

grant select (
  inbound_item_id, inbound_id, sku_code, expected_quantity, received_quantity, created_date
) on wms_service.inbound_items to market_operator, market_seller, market_admin;

create trigger _100_stamp before insert or update on wms_service.inbound_items
  for each row execute function platform.stamp_authorship();
