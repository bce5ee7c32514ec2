-- migrate:up
set local role payment_service;

-- What is given back of an order, or, before it was paid, not asked for any more.
create table payment_service.refunds (
  refund_id bigserial primary key,
  transaction_id uuid not null references payment_service.payment_transactions (transaction_id) on delete restrict,
  order_id bigint not null,
  user_id bigint not null,
  amount numeric(10, 2) not null default 0,
  shipping_amount numeric(10, 2) not null default 0,
  shipping_subsidy_amount numeric(10, 2) not null default 0,
  reason varchar(50) not null,
  status payment_service.refund_status_enum not null,
  request_key varchar(255) not null,
  gateway_refund_id varchar(255),
  settled_at timestamptz,
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp,
  constraint refunds_once_per_key unique (order_id, request_key),
  constraint refunds_amounts_not_negative check (
    amount >= shipping_amount and shipping_amount >= 0 and shipping_subsidy_amount >= 0
  ),
  constraint refunds_settled_says_when check ((status = 'SETTLED') = (settled_at is not null))
);
alter table payment_service.refunds enable row level security;

create index refunds_transaction on payment_service.refunds (transaction_id);
create index refunds_user_created_date on payment_service.refunds (user_id, created_date desc, refund_id);
create index refunds_created_date on payment_service.refunds (created_date, refund_id);

reset role;

-- migrate:down
set local role payment_service;
drop table payment_service.refunds;
reset role;
