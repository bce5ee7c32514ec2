-- Carriers, what they offer, where parcels are handed out. A carrier's key is encrypted with the installation's
-- own: none here.
insert into logistics_service.shipping_carriers (
  carrier_id, name, tracking_url_pattern, is_active, created_by, created_date, last_modified_date
)
select carrier_id, name, tracking_url_pattern, is_active, 'system', made_at, made_at
from pg_temp.carriers, lateral (select pg_temp.anchor() - interval '900 days') as long_ago (made_at);

insert into logistics_service.shipping_methods (
  method_id, name, description, type, base_cost, min_delivery_days, max_delivery_days, is_active, carrier_id,
  is_marketplace_delivery, created_by, created_date, last_modified_date
)
select
  method_id, name, description, type::logistics_service.shipping_method_type_enum, base_cost, min_delivery_days,
  max_delivery_days, is_active, carrier_id, is_marketplace_delivery, 'system', made_at, made_at
from pg_temp.delivery_methods, lateral (select pg_temp.anchor() - interval '900 days') as long_ago (made_at);

-- As many points in a city as it is big.
insert into logistics_service.pickup_points (
  point_id, name, address, city, latitude, longitude, working_hours_json, is_active, created_by, created_date,
  last_modified_date
)
select
  point_id,
  case when point_id % 4 = 0 then 'Постамат №' else 'Пункт выдачи №' end || point_id,
  'г. ' || city || ', ' || street || ', д. ' || 1 + pg_temp.pick(point_id, 'house', 90),
  city,
  (latitude + (pg_temp.chance(point_id, 'latitude') - 0.5) * 0.1)::numeric(10, 7),
  (longitude + (pg_temp.chance(point_id, 'longitude') - 0.5) * 0.18)::numeric(10, 7),
  case
    when point_id % 4 = 0 then '{"Mon": "0:00-24:00", "Tue": "0:00-24:00", "Wed": "0:00-24:00", "Thu": "0:00-24:00",
      "Fri": "0:00-24:00", "Sat": "0:00-24:00", "Sun": "0:00-24:00"}'
    when point_id % 4 = 1 then '{"Mon": "9:00-21:00", "Tue": "9:00-21:00", "Wed": "9:00-21:00", "Thu": "9:00-21:00",
      "Fri": "9:00-21:00", "Sat": "10:00-20:00", "Sun": "10:00-20:00"}'
    else '{"Mon": "10:00-20:00", "Tue": "10:00-20:00", "Wed": "10:00-20:00", "Thu": "10:00-20:00",
      "Fri": "10:00-20:00", "Sat": "10:00-18:00"}'
  end::jsonb,
  point_id % 29 <> 0, 'system', made_at, made_at
from (select draw * 2 - copy as point_id, city_draws.* from pg_temp.city_draws, generate_series(0, 1) as copy) as points
join pg_temp.streets
  on streets.number = 1 + pg_temp.pick(point_id, 'street', (select count(*)::integer from pg_temp.streets))
cross join lateral (
  select pg_temp.anchor() - 800 * pg_temp.chance(point_id, 'opened') * interval '1 day'
) as opened (made_at)
order by point_id;

-- The parcels of what was sent, and where they have been. What is under way in the demo stays there: no carrier is asked.
insert into logistics_service.shipments (
  shipment_id, order_id, user_id, seller_id, carrier_id, tracking_number, status, is_followed, delivered_at, created_by,
  created_date, last_modified_date
)
select
  row_number() over (order by orders.shipped_at, orders.order_id), orders.order_id, orders.user_id, orders.seller_id,
  methods.carrier_id, 'MP' || lpad(orders.order_id::text, 9, '0') || 'RU',
  case
    when orders.delivered_at < pg_temp.anchor() then 'DELIVERED'
    else (array['CREATED', 'ACCEPTED', 'IN_TRANSIT', case methods.type when 'COURIER' then 'OUT_FOR_DELIVERY' else 'READY_FOR_PICKUP' end])[
      1 + pg_temp.pick(orders.order_id, 'parcel', 4)
    ]
  end::logistics_service.tracking_status_enum,
  false, case when orders.delivered_at < pg_temp.anchor() then orders.delivered_at end, 'system', orders.shipped_at,
  least(orders.delivered_at, pg_temp.anchor())
from pg_temp.plan_orders as orders
join pg_temp.delivery_methods as methods on methods.method_id = orders.shipping_method_id
where orders.shipped_at < pg_temp.anchor();

insert into logistics_service.tracking_events (
  event_id, shipment_id, carrier_event_id, status, place, occurred_at, created_date
)
select
  row_number() over (order by shipment.shipment_id, step.at), shipment.shipment_id, 'demo-' || step.number,
  step.status::logistics_service.tracking_status_enum, step.place, step.at, step.at
from logistics_service.shipments as shipment
join pg_temp.plan_orders as orders using (order_id)
join pg_temp.delivery_methods as methods on methods.method_id = orders.shipping_method_id
cross join lateral (select least(orders.delivered_at, pg_temp.anchor()) - orders.shipped_at as way) as travelled
cross join lateral (
  values
    (1, 'ACCEPTED', 'Сортировочный центр отправителя', orders.shipped_at + travelled.way * 0.1),
    (2, 'IN_TRANSIT', 'В пути между городами', orders.shipped_at + travelled.way * 0.4),
    (
      3, case methods.type when 'COURIER' then 'OUT_FOR_DELIVERY' else 'READY_FOR_PICKUP' end,
      'Сортировочный центр получателя', orders.shipped_at + travelled.way * 0.8
    ),
    (4, 'DELIVERED', 'Получатель', orders.delivered_at)
) as step (number, status, place, at)
where step.number <= case shipment.status
  when 'CREATED' then 0
  when 'ACCEPTED' then 1
  when 'IN_TRANSIT' then 2
  when 'DELIVERED' then 4
  else 3
end;
