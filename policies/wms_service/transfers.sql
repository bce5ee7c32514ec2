-- A transfer is read at either end: operators see the locations of their warehouses only, so those decide;
-- administrators of warehouses see all.
select platform.reset_guards('wms_service.transfers');

create policy operator_reads_own_warehouses on wms_service.transfers
  for select to market_operator
  using (
    exists (
      select
      from wms_service.locations
      where locations.location_id in (transfers.from_location_id, transfers.to_location_id)
    )
  );

create policy admin_reads_warehouses on wms_service.transfers
  for select to market_admin
  using ((select platform.may('warehouse.read')));

grant select (
  transfer_id, sku_code, quantity, from_location_id, to_location_id, status, initiated_by_user_id, completed_at,
  created_date
) on wms_service.transfers to market_operator, market_admin;

create trigger _100_stamp before insert or update on wms_service.transfers
  for each row execute function platform.stamp_authorship();
