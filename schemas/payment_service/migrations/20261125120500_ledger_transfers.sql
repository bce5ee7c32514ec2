-- migrate:up
set local role payment_service;

-- Double entry: each row is on the debit side of one account and on the credit side of another, so all of them
-- together are always nothing.
create table payment_service.ledger_transfers (
  transfer_id bigserial primary key,
  kind payment_service.ledger_transfer_kind_enum not null,
  debit_account_id bigint not null references payment_service.ledger_accounts (account_id) on delete restrict,
  credit_account_id bigint not null references payment_service.ledger_accounts (account_id) on delete restrict,
  amount numeric(18, 2) not null,
  order_id bigint,
  transaction_id uuid references payment_service.payment_transactions (transaction_id) on delete restrict,
  refund_id bigint references payment_service.refunds (refund_id) on delete restrict,
  payout_id bigint references payment_service.payout_requests (payout_id) on delete restrict,
  occurred_at timestamptz not null default clock_timestamp(),
  constraint ledger_transfers_amount_positive check (amount > 0),
  constraint ledger_transfers_move_something check (debit_account_id <> credit_account_id),
  -- Whatever is posted twice is posted once.
  constraint ledger_transfers_once unique nulls not distinct (order_id, kind, refund_id, payout_id, transaction_id)
);
alter table payment_service.ledger_transfers enable row level security;

-- A balance is summed from the index alone.
create index ledger_transfers_debit
  on payment_service.ledger_transfers (debit_account_id, transfer_id) include (amount, order_id);
create index ledger_transfers_credit
  on payment_service.ledger_transfers (credit_account_id, transfer_id) include (amount, order_id);
create index ledger_transfers_transaction
  on payment_service.ledger_transfers (transaction_id) where transaction_id is not null;
create index ledger_transfers_refund on payment_service.ledger_transfers (refund_id) where refund_id is not null;
create index ledger_transfers_payout on payment_service.ledger_transfers (payout_id) where payout_id is not null;

reset role;

-- migrate:down
set local role payment_service;
drop table payment_service.ledger_transfers;
reset role;
