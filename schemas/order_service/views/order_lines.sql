create or replace view order_service.order_lines
with (security_barrier) as
  select
    item.order_item_id,
    item.order_id,
    item.sku_code,
    item.quantity,
    orders.seller_id,
    orders.order_type,
    orders.status,
    item.product_variant_id,
    item.cancelled_quantity
  from order_service.order_items as item
  join order_service.orders using (order_id);

comment on view order_service.order_lines is
  'Published: what is to be sent for an order and where the order stands, for the warehouse to reserve, pick and be checked.';
grant select on order_service.order_lines to wms_service, product_service;
