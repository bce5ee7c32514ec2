-- migrate:up
set local role cart_service;

create table cart_service.carts (
  cart_id bigserial primary key,
  user_id bigint,
  session_id varchar(255),
  expires_at timestamptz,
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp,
  constraint carts_one_per_user unique (user_id),
  constraint carts_one_per_session unique (session_id),
  constraint carts_belong_to_someone check (user_id is not null or session_id is not null)
);
alter table cart_service.carts enable row level security;

-- Expired carts are removed by age.
create index carts_expires_at on cart_service.carts (expires_at);

reset role;

-- migrate:down
set local role cart_service;
drop table cart_service.carts;
reset role;
