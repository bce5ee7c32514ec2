-- migrate:up
set local role order_service;

-- Two taps are one purchase: whoever buys again finishes or cancels the first.
create unique index checkouts_one_pending_per_user on order_service.checkouts (user_id) where status = 'PENDING';

-- A line as it would be bought now.
create type order_service.priced_line as (
  cart_item_id bigint,
  product_id bigint,
  variant_id bigint,
  category_id bigint,
  sku_code text,
  product_name text,
  seller_id bigint,
  order_type text,
  shipping_method_id bigint,
  pickup_point_id bigint,
  quantity integer,
  unit_price numeric(10, 2),
  total numeric(10, 2),
  discount numeric(10, 2),
  subsidy numeric(10, 2),
  vat_rate numeric(5, 4),
  commission_rate numeric(5, 4)
);
-- What a promotion gives on an order; a line's number is its place in the cart.
create type order_service.priced_discount as (
  promotion_id bigint,
  cart_item_id bigint,
  amount numeric(10, 2),
  frees_shipping boolean,
  is_platforms boolean
);
-- An order as it would be placed now.
create type order_service.checkout_quote_order as (
  seller_id bigint,
  order_type text,
  shipping_method_id bigint,
  pickup_point_id bigint,
  goods_amount numeric(10, 2),
  discount_amount numeric(10, 2),
  shipping_cost numeric(10, 2),
  shipping_discount_amount numeric(10, 2),
  total_amount numeric(10, 2),
  expected_delivery_date date
);
create type order_service.checkout_quote as (
  currency text,
  goods_amount numeric(10, 2),
  discount_amount numeric(10, 2),
  shipping_cost numeric(10, 2),
  total_amount numeric(10, 2),
  orders order_service.checkout_quote_order[]
);

reset role;

-- migrate:down
set local role order_service;
drop type order_service.checkout_quote;
drop type order_service.checkout_quote_order;
drop type order_service.priced_discount;
drop type order_service.priced_line;
drop index order_service.checkouts_one_pending_per_user;
reset role;
