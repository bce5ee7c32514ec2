-- migrate:up
set local role logistics_service;

create table logistics_service.shipping_carriers (
  carrier_id bigserial primary key,
  name varchar(255) not null,
  tracking_url_pattern text,
  api_key_encrypted text,
  is_active boolean default true,
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp,
  constraint shipping_carriers_name_once unique (name)
);
alter table logistics_service.shipping_carriers enable row level security;

reset role;

-- migrate:down
set local role logistics_service;
drop table logistics_service.shipping_carriers;
reset role;
