-- migrate:up
set local role cart_service;

create table cart_service.cart_items (
  cart_item_id bigserial primary key,
  cart_id bigint not null references cart_service.carts (cart_id) on delete cascade,
  product_id bigint not null,
  product_variant_id bigint,
  quantity integer not null check (quantity > 0),
  price_at_add numeric(10, 2) not null check (price_at_add >= 0),
  added_at timestamptz default current_timestamp,
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp,
  -- A product without a variant is in a cart once, too.
  constraint cart_items_once_per_cart unique nulls not distinct (cart_id, product_id, product_variant_id)
);
alter table cart_service.cart_items enable row level security;

create index cart_items_product on cart_service.cart_items (product_id);
create index cart_items_product_variant on cart_service.cart_items (product_variant_id);

reset role;

-- migrate:down
set local role cart_service;
drop table cart_service.cart_items;
reset role;
