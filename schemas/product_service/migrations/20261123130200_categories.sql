-- migrate:up
set local role product_service;

create table product_service.categories (
  category_id bigserial primary key,
  name varchar(255) not null,
  parent_id bigint references product_service.categories (category_id) on delete set null,
  slug varchar(255) not null,
  icon_url text,
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp,
  constraint categories_slug_once unique (slug),
  constraint categories_not_own_parent check (parent_id <> category_id)
);
alter table product_service.categories enable row level security;

-- The children of a category, by name.
create index categories_parent on product_service.categories (parent_id, name, category_id);
create index categories_name on product_service.categories (name, category_id);

reset role;

-- migrate:down
set local role product_service;
drop table product_service.categories;
reset role;
