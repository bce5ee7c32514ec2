-- A day ends for all at once, whatever a session's time zone: announce_expired() tells of it then.
create or replace view wms_service.stock_availability
with (security_barrier) as
  select item.sku_code, item.seller_id, sum(item.quantity - item.reserved_quantity) as available
  from wms_service.inventory_items as item
  where item.status = 'AVAILABLE'
    and (item.expiration_date is null or item.expiration_date > (now() at time zone 'UTC')::date)
  group by item.sku_code, item.seller_id;

comment on view wms_service.stock_availability is
  'Published: pieces of a SKU that can still be promised, over all warehouses. A SKU that is not here has none.';
grant select on wms_service.stock_availability to product_service, cart_service, order_service, search_service;
