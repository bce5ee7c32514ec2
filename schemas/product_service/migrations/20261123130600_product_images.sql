-- migrate:up
set local role product_service;

create table product_service.product_images (
  image_id bigserial primary key,
  product_id bigint not null references product_service.products (product_id) on delete cascade,
  url text not null,
  is_main boolean default false,
  order_index integer default 0,
  seller_id bigint not null,
  is_draft boolean not null,
  is_listed boolean not null,
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp,
  -- Repeated from the product so that a policy need look at this row only; the key keeps them equal.
  constraint product_images_follow_product
    foreign key (product_id, seller_id, is_draft, is_listed)
    references product_service.products (product_id, seller_id, is_draft, is_listed)
    on update cascade on delete cascade
);
alter table product_service.product_images enable row level security;

create index product_images_product on product_service.product_images (product_id, seller_id, is_draft, is_listed);
create index product_images_order on product_service.product_images (product_id, order_index, image_id);
create index product_images_seller on product_service.product_images (seller_id, image_id);
create unique index product_images_one_main on product_service.product_images (product_id) where is_main;

reset role;

-- migrate:down
set local role product_service;
drop table product_service.product_images;
reset role;
