-- migrate:up
set local role product_service;

create table product_service.brands (
  brand_id bigserial primary key,
  name varchar(255) not null,
  logo_url text,
  description text,
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp,
  constraint brands_name_once unique (name)
);
alter table product_service.brands enable row level security;

reset role;

-- migrate:down
set local role product_service;
drop table product_service.brands;
reset role;
