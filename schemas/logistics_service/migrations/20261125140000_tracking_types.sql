-- migrate:up
set local role logistics_service;

create type logistics_service.tracking_status_enum as enum (
  'CREATED', 'ACCEPTED', 'IN_TRANSIT', 'OUT_FOR_DELIVERY', 'READY_FOR_PICKUP', 'DELIVERED', 'LOST'
);

-- What a buyer and a shop follow a parcel by.
create type logistics_service.tracking_step as (
  status logistics_service.tracking_status_enum,
  place text,
  occurred_at timestamptz
);
create type logistics_service.parcel_tracking as (
  order_id bigint,
  status logistics_service.tracking_status_enum,
  carrier_name text,
  tracking_number text,
  tracking_url text,
  delivered_at timestamptz,
  steps logistics_service.tracking_step[]
);
create type logistics_service.shipping_quote as (
  shipping_method_id bigint,
  name text,
  type logistics_service.shipping_method_type_enum,
  is_marketplace_delivery boolean,
  price numeric,
  earliest_date date,
  latest_date date,
  pickup_points integer
);

reset role;

-- migrate:down
set local role logistics_service;
drop type logistics_service.shipping_quote;
drop type logistics_service.parcel_tracking;
drop type logistics_service.tracking_step;
drop type logistics_service.tracking_status_enum;
reset role;
