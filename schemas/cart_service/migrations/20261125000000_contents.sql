-- migrate:up
set local role cart_service;

create type cart_service.cart_warning_enum as enum (
  'PRICE_CHANGED', 'NOT_ENOUGH', 'OUT_OF_STOCK', 'NOT_FOR_SALE', 'SHOP_CLOSED'
);

create type cart_service.promo_code_refusal_enum as enum (
  'UNKNOWN', 'NOT_YET', 'OVER', 'USED_UP', 'USED_BY_YOU', 'BELOW_MINIMUM', 'NOTHING_APPLIES'
);

-- A cart as its owner looks at it: with what is true now.
create type cart_service.cart_line as (
  cart_item_id bigint,
  product_id bigint,
  variant_id bigint,
  sku_code text,
  product_name text,
  seller_id bigint,
  quantity integer,
  price numeric(10, 2),
  price_at_add numeric(10, 2),
  available integer,
  total numeric(12, 2),
  discount numeric(12, 2),
  frees_shipping boolean,
  can_be_bought boolean,
  warnings cart_service.cart_warning_enum[],
  added_at timestamptz
);
create type cart_service.cart_shop as (
  seller_id bigint,
  shop_name text,
  pieces integer,
  total numeric(12, 2),
  discount numeric(12, 2)
);
create type cart_service.cart_contents as (
  cart_id bigint,
  expires_at timestamptz,
  currency text,
  pieces integer,
  total numeric(12, 2),
  discount numeric(12, 2),
  promo_code_refusal cart_service.promo_code_refusal_enum,
  can_be_bought boolean,
  lines cart_service.cart_line[],
  shops cart_service.cart_shop[]
);

reset role;

-- migrate:down
set local role cart_service;
drop type cart_service.cart_contents;
drop type cart_service.cart_shop;
drop type cart_service.cart_line;
drop type cart_service.promo_code_refusal_enum;
drop type cart_service.cart_warning_enum;
reset role;
