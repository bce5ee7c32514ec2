-- migrate:up
set local role order_service;

create table order_service.orders (
  order_id bigserial primary key,
  checkout_id bigint not null references order_service.checkouts (checkout_id) on delete restrict,
  user_id bigint not null,
  seller_id bigint not null,
  status order_service.order_status_enum not null default 'PENDING',
  total_amount numeric(10, 2) not null check (total_amount >= 0),
  discount_amount numeric(10, 2) default 0 check (discount_amount >= 0),
  shipping_cost numeric(10, 2) default 0 check (shipping_cost >= 0),
  shipping_address_json jsonb not null,
  payment_method_id bigint,
  payment_status payment_service.payment_status_enum not null default 'PENDING',
  shipping_method_id bigint not null,
  tracking_number varchar(255),
  order_type varchar(50) not null,
  expected_delivery_date date,
  delivered_at timestamptz,
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp,
  constraint orders_order_type_is_known check (
    order_type in ('FBO', 'FBS_SELLER_DELIVERY', 'FBS_MARKETPLACE_DELIVERY')
  ),
  -- The enum also has the states of payouts.
  constraint orders_payment_status_is_a_payments check (
    payment_status in ('PENDING', 'AUTHORIZED', 'PAID', 'FAILED', 'CANCELLED', 'PARTIALLY_REFUNDED', 'REFUNDED')
  )
);
alter table order_service.orders enable row level security;

create index orders_checkout on order_service.orders (checkout_id);
create index orders_user_created_date on order_service.orders (user_id, created_date desc, order_id);
create index orders_seller_created_date on order_service.orders (seller_id, created_date, order_id);
create index orders_seller on order_service.orders (seller_id, order_id);
create index orders_seller_status on order_service.orders (seller_id, status, created_date);
create index orders_created_date on order_service.orders (created_date, order_id);
-- Unpaid orders expire, delivered ones complete: each by status and age.
create index orders_status_created_date on order_service.orders (status, created_date);
create index orders_payment_method on order_service.orders (payment_method_id);
create index orders_shipping_method on order_service.orders (shipping_method_id);
create index orders_tracking_number on order_service.orders (tracking_number);

reset role;

-- migrate:down
set local role order_service;
drop view if exists order_service.order_parties;
drop table order_service.orders;
reset role;
