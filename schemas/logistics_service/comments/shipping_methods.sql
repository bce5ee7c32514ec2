comment on table logistics_service.shipping_methods is 'A way an order can be delivered in, and what it costs.';
comment on column logistics_service.shipping_methods.method_id is 'Key of the method.';
comment on column logistics_service.shipping_methods.name is 'Name the buyer chooses it by.';
comment on column logistics_service.shipping_methods.description is 'What the buyer should know about it.';
comment on column logistics_service.shipping_methods.type is 'How the parcel reaches the buyer.';
comment on column logistics_service.shipping_methods.base_cost is 'Price before weight, volume and discounts, in the platform currency.';
comment on column logistics_service.shipping_methods.min_delivery_days is 'Days from dispatch to delivery, at best.';
comment on column logistics_service.shipping_methods.max_delivery_days is 'Days from dispatch to delivery, at worst.';
comment on column logistics_service.shipping_methods.is_active is 'Whether it is offered.';
comment on column logistics_service.shipping_methods.carrier_id is 'Who delivers; null when the platform or the shop does.';
comment on column logistics_service.shipping_methods.is_marketplace_delivery is 'Whether the platform sees to it, from its own warehouses; otherwise the shop does.';
comment on constraint shipping_methods_carrier_id_fkey on logistics_service.shipping_methods is
  E'@fieldName carrier\n@foreignFieldName shippingMethods';
select platform.describe_authorship('logistics_service.shipping_methods');
