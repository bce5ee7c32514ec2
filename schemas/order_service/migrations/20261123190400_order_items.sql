-- migrate:up
set local role order_service;

create table order_service.order_items (
  order_item_id bigserial primary key,
  order_id bigint not null references order_service.orders (order_id) on delete cascade,
  product_id bigint not null,
  product_variant_id bigint,
  sku_code varchar(100) not null,
  product_name varchar(255) not null,
  quantity integer not null check (quantity > 0),
  unit_price numeric(10, 2) not null check (unit_price >= 0),
  total_item_price numeric(10, 2) not null check (total_item_price >= 0),
  discount_amount numeric(10, 2) not null default 0,
  vat_rate numeric(5, 4) not null default 0,
  commission_rate numeric(5, 4) not null default 0,
  commission_amount numeric(10, 2) not null default 0,
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp,
  constraint order_items_total_is_quantity_by_price check (total_item_price = quantity * unit_price),
  constraint order_items_discount_within_total check (discount_amount between 0 and total_item_price),
  constraint order_items_vat_rate_is_a_share check (vat_rate between 0 and 1),
  constraint order_items_commission_rate_is_a_share check (commission_rate between 0 and 1),
  constraint order_items_commission_within_total check (commission_amount between 0 and total_item_price)
);
alter table order_service.order_items enable row level security;

create index order_items_order on order_service.order_items (order_id, order_item_id);
create index order_items_product on order_service.order_items (product_id);
create index order_items_product_variant on order_service.order_items (product_variant_id);

reset role;

-- migrate:down
set local role order_service;
drop view if exists order_service.purchased_items;
drop table order_service.order_items;
reset role;
