create or replace view order_service.order_parties
with (security_barrier) as
  select orders.order_id, orders.user_id, orders.seller_id, orders.status, orders.order_type,
    orders.shipping_method_id, orders.pickup_point_id
  from order_service.orders;

comment on view order_service.order_parties is
  'Published: between whom an order is, how it is delivered and where it stands, for what happens around it.';
grant select on order_service.order_parties to
  user_service, payment_service, logistics_service, wms_service, messaging_service, notification_service;
