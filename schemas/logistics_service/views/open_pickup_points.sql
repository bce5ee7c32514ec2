create or replace view logistics_service.open_pickup_points
with (security_barrier) as
  select point.point_id, point.name, point.address, point.city
  from logistics_service.pickup_points as point
  where point.is_active;

comment on view logistics_service.open_pickup_points is
  'Published: where parcels can be fetched, for an order to be sent to.';
comment on column logistics_service.open_pickup_points.point_id is 'The point.';
comment on column logistics_service.open_pickup_points.name is 'Its name.';
comment on column logistics_service.open_pickup_points.address is 'Its address.';
comment on column logistics_service.open_pickup_points.city is 'The city it is in.';
grant select on logistics_service.open_pickup_points to order_service;
