create or replace view order_service.product_sales
with (security_barrier) as
  select item.product_id, sum(item.quantity) as pieces
  from order_service.order_items as item
  join order_service.orders using (order_id)
  where orders.status not in ('CANCELLED', 'REFUNDED', 'RETURNED')
  group by item.product_id;

comment on view order_service.product_sales is
  'Published: pieces of each product that were ordered and neither cancelled nor sent back, for lists by popularity.';
comment on column order_service.product_sales.product_id is 'The product.';
comment on column order_service.product_sales.pieces is 'Pieces sold.';
grant select on order_service.product_sales to search_service;
