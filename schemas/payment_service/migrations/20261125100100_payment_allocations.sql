-- migrate:up
set local role payment_service;

-- How much of a payment is for which order.
create table payment_service.payment_allocations (
  transaction_id uuid not null references payment_service.payment_transactions (transaction_id) on delete restrict,
  order_id bigint not null,
  user_id bigint not null,
  amount numeric(10, 2) not null,
  cancelled_amount numeric(10, 2) not null default 0,
  refunded_amount numeric(10, 2) not null default 0,
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp,
  primary key (transaction_id, order_id),
  constraint payment_allocations_amount_not_negative check (amount >= 0),
  constraint payment_allocations_given_back_within_amount check (
    cancelled_amount >= 0 and refunded_amount >= 0 and cancelled_amount + refunded_amount <= amount
  )
);
alter table payment_service.payment_allocations enable row level security;

create index payment_allocations_order on payment_service.payment_allocations (order_id);
create index payment_allocations_user on payment_service.payment_allocations (user_id);

insert into payment_service.payment_allocations (
  transaction_id, order_id, user_id, amount, refunded_amount, created_by, created_date, last_modified_date
)
select
  transaction_id, order_id, user_id, amount, refunded_amount, created_by, created_date, last_modified_date
from payment_service.payment_transactions
where order_id is not null;

reset role;

-- migrate:down
set local role payment_service;
drop table payment_service.payment_allocations;
reset role;
