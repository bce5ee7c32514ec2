-- migrate:up
set local role product_service;

create table product_service.product_variants (
  variant_id bigserial primary key,
  product_id bigint not null references product_service.products (product_id) on delete cascade,
  sku_code varchar(100) not null,
  attributes_json jsonb not null default '{}',
  price_modifier numeric(10, 2) default 0,
  stock_quantity_fbs integer not null default 0,
  image_url text,
  is_active boolean default true,
  barcode varchar(50),
  weight_grams integer,
  length_mm integer,
  width_mm integer,
  height_mm integer,
  in_stock_fbs boolean not null generated always as (stock_quantity_fbs > 0) stored,
  seller_id bigint not null,
  is_draft boolean not null,
  is_listed boolean not null,
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp,
  constraint product_variants_sku_code_once unique (sku_code),
  constraint product_variants_stock_not_negative check (stock_quantity_fbs >= 0),
  constraint product_variants_attributes_are_named check (jsonb_typeof(attributes_json) = 'object'),
  constraint product_variants_price_modifier_is_a_number check (price_modifier <> 'NaN'),
  constraint product_variants_weight_positive check (weight_grams > 0),
  constraint product_variants_size_positive check (length_mm > 0 and width_mm > 0 and height_mm > 0),
  -- Repeated from the product so that a policy need look at this row only; the key keeps them equal.
  constraint product_variants_follow_product
    foreign key (product_id, seller_id, is_draft, is_listed)
    references product_service.products (product_id, seller_id, is_draft, is_listed)
    on update cascade on delete cascade
);
alter table product_service.product_variants enable row level security;

create index product_variants_product on product_service.product_variants (product_id, seller_id, is_draft, is_listed);
create index product_variants_seller on product_service.product_variants (seller_id, variant_id);

reset role;

-- migrate:down
set local role product_service;
drop table product_service.product_variants;
reset role;
