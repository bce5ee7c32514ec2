-- migrate:up
set local role logistics_service;

create table logistics_service.pickup_points (
  point_id bigserial primary key,
  name varchar(255) not null,
  address varchar(255) not null,
  city varchar(100) not null,
  latitude numeric(10, 7) not null,
  longitude numeric(10, 7) not null,
  working_hours_json jsonb default '{}',
  is_active boolean default true,
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp,
  constraint pickup_points_latitude_on_earth check (latitude between -90 and 90),
  constraint pickup_points_longitude_on_earth check (longitude between -180 and 180)
);
alter table logistics_service.pickup_points enable row level security;

create index pickup_points_city on logistics_service.pickup_points (city, point_id);

reset role;

-- migrate:down
set local role logistics_service;
drop table logistics_service.pickup_points;
reset role;
