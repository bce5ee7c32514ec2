create or replace view order_service.order_amounts
with (security_barrier) as
  select
    orders.order_id,
    orders.checkout_id,
    orders.user_id,
    orders.status,
    orders.payment_status,
    orders.total_amount,
    orders.discount_amount,
    orders.shipping_cost,
    orders.seller_id,
    orders.order_type,
    orders.shipping_discount_amount,
    orders.shipping_subsidy_amount
  from order_service.orders;

comment on view order_service.order_amounts is
  'Published: what an order costs and how it stands, for payments and redemptions to be checked against.';
grant select on order_service.order_amounts to payment_service, promotion_service;
