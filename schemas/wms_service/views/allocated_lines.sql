create or replace view wms_service.allocated_lines
with (security_barrier) as
  select
    allocation.order_item_id,
    sum(allocation.quantity) as quantity,
    sum(allocation.picked_quantity) as picked_quantity
  from wms_service.stock_allocations as allocation
  group by allocation.order_item_id;

comment on view wms_service.allocated_lines is
  'Published: how many pieces an order line has in the warehouses, for orders of which some are given up.';
comment on column wms_service.allocated_lines.order_item_id is 'The order line.';
comment on column wms_service.allocated_lines.quantity is 'Pieces kept for it.';
comment on column wms_service.allocated_lines.picked_quantity is 'Those of them that were taken off the shelf.';
grant select on wms_service.allocated_lines to order_service;
