-- migrate:up
set local role product_service;

-- What a shop's own stock (FBS) has given to order lines: stock_quantity_fbs is what is left to be sold.
create table product_service.stock_reservations (
  order_item_id bigint primary key,
  variant_id bigint not null references product_service.product_variants (variant_id) on delete restrict,
  quantity integer not null,
  released_quantity integer not null default 0,
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp,
  constraint stock_reservations_quantity_positive check (quantity > 0),
  constraint stock_reservations_released_within_quantity check (released_quantity between 0 and quantity)
);
alter table product_service.stock_reservations enable row level security;

create index stock_reservations_variant on product_service.stock_reservations (variant_id);

-- A piece of an order line, for the command that reserves it.
create type product_service.stock_claim as (
  order_item_id bigint,
  variant_id bigint,
  quantity integer
);

reset role;

-- migrate:down
set local role product_service;
drop type product_service.stock_claim;
drop table product_service.stock_reservations;
reset role;
