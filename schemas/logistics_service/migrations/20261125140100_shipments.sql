-- migrate:up
set local role logistics_service;

create table logistics_service.shipments (
  shipment_id bigserial primary key,
  order_id bigint not null,
  user_id bigint not null,
  seller_id bigint not null,
  carrier_id bigint references logistics_service.shipping_carriers (carrier_id) on delete restrict,
  tracking_number varchar(255),
  status logistics_service.tracking_status_enum not null default 'CREATED',
  -- Who of our integrations follows it.
  integration varchar(50),
  is_followed boolean not null default false,
  booked_at timestamptz,
  looked_at timestamptz,
  delivered_at timestamptz,
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp,
  constraint shipments_once_per_order unique (order_id),
  constraint shipments_booked_with_an_integration check ((booked_at is null) = (integration is null)),
  constraint shipments_delivered_says_when check ((status = 'DELIVERED') = (delivered_at is not null))
);
alter table logistics_service.shipments enable row level security;

create index shipments_user on logistics_service.shipments (user_id, shipment_id);
create index shipments_seller on logistics_service.shipments (seller_id, shipment_id);
create index shipments_carrier on logistics_service.shipments (carrier_id);
-- What is on its way is looked for again when a job was lost.
create index shipments_under_way
  on logistics_service.shipments (is_followed, created_date, shipment_id)
  where status not in ('DELIVERED', 'LOST');

reset role;

-- migrate:down
set local role logistics_service;
drop table logistics_service.shipments;
reset role;
