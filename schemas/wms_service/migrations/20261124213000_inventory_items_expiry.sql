-- migrate:up
set local role wms_service;

-- What expires on a day, a page at a time.
create index inventory_items_expiry on wms_service.inventory_items (expiration_date, sku_code)
  where status = 'AVAILABLE';

reset role;

-- migrate:down
set local role wms_service;
drop index wms_service.inventory_items_expiry;
reset role;
