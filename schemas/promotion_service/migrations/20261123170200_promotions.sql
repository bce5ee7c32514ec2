-- migrate:up
set local role promotion_service;

create table promotion_service.promotions (
  promotion_id bigserial primary key,
  seller_id bigint,
  name varchar(255) not null,
  code varchar(100),
  description text,
  discount_type promotion_service.promotion_discount_type_enum not null,
  discount_value numeric(10, 2) not null check (discount_value >= 0),
  start_date timestamptz not null,
  end_date timestamptz not null,
  usage_limit_total integer,
  usage_limit_per_user integer,
  min_order_amount numeric(10, 2) check (min_order_amount >= 0),
  applies_to_category_ids bigint[],
  applies_to_product_ids bigint[],
  applies_to_seller_ids bigint[],
  is_active boolean default true,
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp,
  constraint promotions_code_once unique (code),
  constraint promotions_end_after_start check (end_date >= start_date),
  constraint promotions_percentage_within_100 check (discount_type <> 'PERCENTAGE' or discount_value <= 100),
  constraint promotions_usage_limit_total_positive check (usage_limit_total > 0),
  constraint promotions_usage_limit_per_user_positive check (usage_limit_per_user > 0)
);
alter table promotion_service.promotions enable row level security;

create index promotions_seller_created_date
  on promotion_service.promotions (seller_id, created_date desc, promotion_id);
create index promotions_created_date on promotion_service.promotions (created_date, promotion_id);
-- What applies by itself now: shown to everybody and looked up by every checkout.
create index promotions_automatic_window
  on promotion_service.promotions (end_date, start_date)
  where code is null and is_active;
create index promotions_applies_to_categories on promotion_service.promotions using gin (applies_to_category_ids);
create index promotions_applies_to_products on promotion_service.promotions using gin (applies_to_product_ids);
create index promotions_applies_to_sellers on promotion_service.promotions using gin (applies_to_seller_ids);

reset role;

-- migrate:down
set local role promotion_service;
drop table promotion_service.promotions;
reset role;
