comment on table wms_service.locations is 'A place in a warehouse where goods stand.';
comment on column wms_service.locations.location_id is 'Key of the location.';
comment on column wms_service.locations.warehouse_id is 'The warehouse it is in.';
comment on column wms_service.locations.code is 'What is written on it: "A-01-01"; unique in the warehouse. Pickers walk in its order.';
comment on column wms_service.locations.type is 'What goods stand in or on.';
comment on column wms_service.locations.max_capacity_units is 'How many pieces fit; null when nobody counts.';
comment on column wms_service.locations.is_active is 'Whether goods are put there.';
comment on constraint locations_with_warehouse on wms_service.locations is E'@behavior -single';
select platform.describe_authorship('wms_service.locations');
