-- migrate:up
set local role payment_service;

create table payment_service.ledger_accounts (
  account_id bigserial primary key,
  kind payment_service.ledger_account_kind_enum not null,
  seller_id bigint,
  constraint ledger_accounts_once unique nulls not distinct (kind, seller_id),
  constraint ledger_accounts_of_shops_name_the_shop check (
    (kind in ('SELLER_PENDING', 'SELLER_AVAILABLE', 'SELLER_IN_PAYOUT')) = (seller_id is not null)
  )
);
alter table payment_service.ledger_accounts enable row level security;

create index ledger_accounts_seller on payment_service.ledger_accounts (seller_id);

insert into payment_service.ledger_accounts (kind) values
  ('GATEWAY_CLEARING'), ('CASH_CLEARING'), ('BANK'),
  ('COMMISSION_REVENUE'), ('SHIPPING_REVENUE'), ('PROMOTION_SUBSIDY'), ('GATEWAY_FEE');

reset role;

-- migrate:down
set local role payment_service;
drop table payment_service.ledger_accounts;
reset role;
