-- migrate:up
set local role order_service;

create type order_service.checkout_status_enum as enum ('PENDING', 'CONFIRMED', 'CANCELLED');
create type order_service.cancel_reason_enum as enum (
  'BUYER', 'PAYMENT_DECLINED', 'PAYMENT_EXPIRED', 'OUT_OF_STOCK', 'SELLER', 'PLATFORM'
);

-- How the orders from one shop are to be delivered.
create type order_service.checkout_delivery as (
  seller_id bigint,
  shipping_method_id bigint,
  pickup_point_id bigint
);

reset role;

-- migrate:down
set local role order_service;
drop type order_service.checkout_delivery;
drop type order_service.cancel_reason_enum;
drop type order_service.checkout_status_enum;
reset role;
