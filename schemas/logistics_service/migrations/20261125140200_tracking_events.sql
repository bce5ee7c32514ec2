-- migrate:up
set local role logistics_service;

create table logistics_service.tracking_events (
  event_id bigserial primary key,
  shipment_id bigint not null references logistics_service.shipments (shipment_id) on delete cascade,
  carrier_event_id varchar(255) not null,
  status logistics_service.tracking_status_enum not null,
  place varchar(255),
  occurred_at timestamptz not null,
  created_date timestamptz default current_timestamp,
  constraint tracking_events_once_each unique (shipment_id, carrier_event_id)
);
alter table logistics_service.tracking_events enable row level security;

create index tracking_events_shipment on logistics_service.tracking_events (shipment_id, occurred_at, event_id);

reset role;

-- migrate:down
set local role logistics_service;
drop table logistics_service.tracking_events;
reset role;
