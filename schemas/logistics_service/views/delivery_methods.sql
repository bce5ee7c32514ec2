create or replace view logistics_service.delivery_methods
with (security_barrier) as
  select
    method.method_id,
    method.name,
    method.base_cost,
    method.min_delivery_days,
    method.max_delivery_days,
    method.is_marketplace_delivery,
    method.carrier_id,
    method.type
  from logistics_service.shipping_methods as method
  left join logistics_service.shipping_carriers as carrier using (carrier_id)
  where method.is_active
    and (method.carrier_id is null or carrier.is_active);

comment on view logistics_service.delivery_methods is
  'Published: the ways of delivery that are offered, for carts and orders to choose from and be priced by.';
grant select on logistics_service.delivery_methods to order_service, cart_service;
