create or replace view order_service.sent_orders
with (security_barrier) as
  select
    orders.order_id,
    orders.user_id,
    orders.seller_id,
    orders.status,
    orders.order_type,
    orders.shipping_method_id,
    orders.pickup_point_id,
    orders.tracking_number,
    orders.delivered_at
  from order_service.orders
  where orders.status in ('SHIPPED', 'DELIVERED', 'COMPLETED', 'RETURNED', 'REFUNDED');

comment on view order_service.sent_orders is
  'Published: what was handed over to be carried to its buyer, for its parcel to be followed.';
comment on column order_service.sent_orders.order_id is 'The order.';
comment on column order_service.sent_orders.user_id is 'Who gets it.';
comment on column order_service.sent_orders.seller_id is 'The shop that sells.';
comment on column order_service.sent_orders.status is 'State of the order: SHIPPED, or a later one.';
comment on column order_service.sent_orders.order_type is 'Who keeps and who delivers it.';
comment on column order_service.sent_orders.shipping_method_id is 'How it is delivered.';
comment on column order_service.sent_orders.pickup_point_id is 'Where it is fetched; null when it is brought.';
comment on column order_service.sent_orders.tracking_number is 'Number the carrier tracks it by; null when there is none.';
comment on column order_service.sent_orders.delivered_at is 'When it arrived; null until then.';
grant select on order_service.sent_orders to logistics_service;
