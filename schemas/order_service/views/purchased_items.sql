create or replace view order_service.purchased_items
with (security_barrier) as
  select
    item.order_item_id,
    item.order_id,
    orders.user_id,
    item.product_id,
    item.product_variant_id,
    orders.delivered_at is not null as delivered
  from order_service.order_items as item
  join order_service.orders using (order_id);

comment on view order_service.purchased_items is
  'Published: who bought what and whether it has reached them, for who may review a product or answer about it.';
grant select on order_service.purchased_items to review_service, qa_service;
