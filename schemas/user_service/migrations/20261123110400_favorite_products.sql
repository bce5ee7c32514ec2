-- migrate:up
set local role user_service;

create table user_service.favorite_products (
  favorite_id bigserial primary key,
  user_id bigint not null references user_service.users (user_id) on delete cascade,
  product_id bigint not null,
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp,
  constraint favorite_products_once_per_user unique (user_id, product_id)
);
alter table user_service.favorite_products enable row level security;

create index favorite_products_product on user_service.favorite_products (product_id);

reset role;

-- migrate:down
set local role user_service;
drop table user_service.favorite_products;
reset role;
