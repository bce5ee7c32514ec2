-- migrate:up
set local role payment_service;

create table payment_service.payout_requests (
  payout_id bigserial primary key,
  seller_id bigint not null,
  amount numeric(10, 2) not null check (amount > 0),
  status payment_service.payment_status_enum not null default 'PENDING',
  processed_at timestamptz,
  transaction_id varchar(255),
  notes text,
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp,
  -- The enum also has the states of payments.
  constraint payout_requests_status_is_a_payouts check (
    status in ('PENDING', 'APPROVED', 'REJECTED', 'CANCELLED', 'PROCESSING', 'PAID', 'FAILED')
  )
);
alter table payment_service.payout_requests enable row level security;

create index payout_requests_seller_created_date
  on payment_service.payout_requests (seller_id, created_date desc, payout_id);
create index payout_requests_created_date on payment_service.payout_requests (created_date, payout_id);
-- Administrators work through what waits, oldest first.
create index payout_requests_status_created_date
  on payment_service.payout_requests (status, created_date, payout_id);

reset role;

-- migrate:down
set local role payment_service;
drop table payment_service.payout_requests;
reset role;
