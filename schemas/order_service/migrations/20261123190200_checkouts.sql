-- migrate:up
set local role order_service;

create table order_service.checkouts (
  checkout_id bigserial primary key,
  user_id bigint not null,
  total_amount numeric(10, 2) not null check (total_amount >= 0),
  discount_amount numeric(10, 2) not null default 0 check (discount_amount >= 0),
  shipping_cost numeric(10, 2) not null default 0 check (shipping_cost >= 0),
  currency varchar(10) not null default 'RUB',
  idempotency_key uuid not null,
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp,
  constraint checkouts_once_per_key unique (user_id, idempotency_key),
  constraint checkouts_currency_is_iso_4217 check (currency ~ '^[A-Z]{3}$')
);
alter table order_service.checkouts enable row level security;

create index checkouts_user_created_date on order_service.checkouts (user_id, created_date desc, checkout_id);
create index checkouts_created_date on order_service.checkouts (created_date, checkout_id);

reset role;

-- migrate:down
set local role order_service;
drop table order_service.checkouts;
reset role;
