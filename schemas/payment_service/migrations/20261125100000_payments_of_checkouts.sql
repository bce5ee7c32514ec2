-- migrate:up
set local role payment_service;

-- One payment for a checkout, however many orders it is. What was made before is one for an order.
alter table payment_service.payment_transactions
  add column checkout_id bigint,
  add column gateway varchar(50),
  add column method_id bigint references payment_service.saved_payment_methods (method_id) on delete set null,
  add column authorized_amount numeric(10, 2) not null default 0,
  add column captured_amount numeric(10, 2) not null default 0,
  add column refunded_amount numeric(10, 2) not null default 0,
  add column action_url text,
  add column decline_code varchar(50);

update payment_service.payment_transactions
set
  gateway = case when gateway_transaction_id is not null then 'sandbox' end,
  authorized_amount = case when status in ('AUTHORIZED', 'PAID', 'PARTIALLY_REFUNDED', 'REFUNDED') then amount else 0 end,
  captured_amount = case when status in ('PAID', 'PARTIALLY_REFUNDED', 'REFUNDED') then amount else 0 end,
  refunded_amount = case when status = 'REFUNDED' then amount else 0 end;

alter table payment_service.payment_transactions
  add constraint payment_transactions_refunded_within_captured check (
    refunded_amount >= 0
    and refunded_amount <= captured_amount
    and captured_amount <= authorized_amount
    and authorized_amount <= amount
  );

create index payment_transactions_checkout on payment_service.payment_transactions (checkout_id);
create index payment_transactions_method on payment_service.payment_transactions (method_id);

reset role;

-- migrate:down
set local role payment_service;
alter table payment_service.payment_transactions
  drop column checkout_id,
  drop column gateway,
  drop column method_id,
  drop column authorized_amount,
  drop column captured_amount,
  drop column refunded_amount,
  drop column action_url,
  drop column decline_code;
reset role;
