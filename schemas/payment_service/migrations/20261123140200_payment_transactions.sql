-- migrate:up
set local role payment_service;

create table payment_service.payment_transactions (
  transaction_id uuid primary key default gen_random_uuid(),
  order_id bigint,
  user_id bigint not null,
  amount numeric(10, 2) not null check (amount >= 0),
  currency varchar(10) not null,
  status payment_service.payment_status_enum not null default 'PENDING',
  gateway_transaction_id varchar(255),
  payment_method_type payment_service.payment_method_type_enum not null,
  error_message text,
  processed_at timestamptz default current_timestamp,
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp,
  constraint payment_transactions_gateway_transaction_once unique (gateway_transaction_id),
  constraint payment_transactions_currency_is_iso_4217 check (currency ~ '^[A-Z]{3}$'),
  -- The enum also has the states of payouts.
  constraint payment_transactions_status_is_a_payments check (
    status in ('PENDING', 'AUTHORIZED', 'PAID', 'FAILED', 'CANCELLED', 'PARTIALLY_REFUNDED', 'REFUNDED')
  )
);
alter table payment_service.payment_transactions enable row level security;

create index payment_transactions_order on payment_service.payment_transactions (order_id);
create index payment_transactions_user_created_date
  on payment_service.payment_transactions (user_id, created_date desc, transaction_id);
create index payment_transactions_created_date on payment_service.payment_transactions (created_date, transaction_id);
-- Reconciliation asks for what has been in one state for long.
create index payment_transactions_status_created_date on payment_service.payment_transactions (status, created_date);

reset role;

-- migrate:down
set local role payment_service;
drop table payment_service.payment_transactions;
reset role;
