-- migrate:up
set local role product_service;

create table product_service.products (
  product_id bigserial primary key,
  seller_id bigint not null,
  name varchar(255) not null,
  description text not null,
  short_description varchar(500),
  base_price numeric(10, 2) not null,
  category_id bigint not null references product_service.categories (category_id) on delete restrict,
  brand_id bigint references product_service.brands (brand_id) on delete set null,
  status product_service.product_status_enum not null default 'DRAFT',
  main_image_url text not null,
  moderated_at timestamptz,
  vat_rate numeric(5, 4) not null default 0.2,
  is_shop_active boolean not null default true,
  is_draft boolean not null generated always as (status = 'DRAFT') stored,
  is_listed boolean not null generated always as (status = 'ACTIVE' and is_shop_active) stored,
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp,
  constraint products_base_price_not_negative check (base_price >= 0),
  -- 'NaN' is greater than every number, so the check above lets it pass.
  constraint products_base_price_is_a_number check (base_price <> 'NaN'),
  constraint products_vat_rate_is_a_share check (vat_rate between 0 and 1),
  -- What variants and images repeat of their product, for their foreign keys to follow.
  constraint products_followed_state unique (product_id, seller_id, is_draft, is_listed)
);
alter table product_service.products enable row level security;

create index products_seller on product_service.products (seller_id, product_id);
create index products_category on product_service.products (category_id, product_id);
create index products_brand on product_service.products (brand_id, product_id);
create index products_created_date on product_service.products (created_date, product_id);
-- A category as visitors see it: archived cards outgrow listed ones.
create index products_listed on product_service.products (category_id, product_id) where is_listed;
-- The moderators' queue: who waits longest comes first.
create index products_in_moderation on product_service.products (last_modified_date, product_id)
  where status = 'PENDING_MODERATION';

reset role;

-- migrate:down
set local role product_service;
drop table product_service.products;
reset role;
