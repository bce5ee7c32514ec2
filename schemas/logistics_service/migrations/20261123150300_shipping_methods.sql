-- migrate:up
set local role logistics_service;

create table logistics_service.shipping_methods (
  method_id bigserial primary key,
  name varchar(255) not null,
  description text,
  type logistics_service.shipping_method_type_enum not null default 'COURIER',
  base_cost numeric(10, 2) not null check (base_cost >= 0),
  min_delivery_days integer not null check (min_delivery_days >= 0),
  max_delivery_days integer not null check (max_delivery_days >= min_delivery_days),
  is_active boolean default true,
  carrier_id bigint references logistics_service.shipping_carriers (carrier_id) on delete set null,
  is_marketplace_delivery boolean default false,
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp
);
alter table logistics_service.shipping_methods enable row level security;

create index shipping_methods_carrier on logistics_service.shipping_methods (carrier_id);

reset role;

-- migrate:down
set local role logistics_service;
drop view if exists logistics_service.delivery_methods;
drop table logistics_service.shipping_methods;
reset role;
