-- migrate:up
set local role user_service;

create table user_service.user_addresses (
  address_id bigserial primary key,
  user_id bigint not null references user_service.users (user_id) on delete cascade,
  label varchar(100) not null,
  city varchar(100) not null,
  street varchar(255) not null,
  house_number varchar(50) not null,
  apartment_number varchar(50),
  zip_code varchar(20),
  is_default boolean default false,
  latitude numeric(10, 7),
  longitude numeric(10, 7),
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp
);
alter table user_service.user_addresses enable row level security;

create index user_addresses_user on user_service.user_addresses (user_id, address_id);
create unique index user_addresses_one_default on user_service.user_addresses (user_id) where is_default;

reset role;

-- migrate:down
set local role user_service;
drop table user_service.user_addresses;
reset role;
