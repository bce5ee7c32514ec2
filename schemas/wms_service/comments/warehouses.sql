comment on table wms_service.warehouses is 'A warehouse of the platform, where goods of many shops are kept.';
comment on column wms_service.warehouses.warehouse_id is 'Key of the warehouse.';
comment on column wms_service.warehouses.name is 'Name of the warehouse; unique.';
comment on column wms_service.warehouses.address is 'Where it is.';
comment on column wms_service.warehouses.capacity_sq_m is 'Floor space in square metres.';
comment on column wms_service.warehouses.is_active is 'Whether shops can send goods there.';
select platform.describe_authorship('wms_service.warehouses');
