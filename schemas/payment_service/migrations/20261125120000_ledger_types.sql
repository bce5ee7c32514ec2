-- migrate:up
set local role payment_service;

-- What money is held in, or was earned or spent on. The last three are one for each shop.
create type payment_service.ledger_account_kind_enum as enum (
  'GATEWAY_CLEARING', 'CASH_CLEARING', 'BANK',
  'COMMISSION_REVENUE', 'SHIPPING_REVENUE', 'PROMOTION_SUBSIDY', 'GATEWAY_FEE',
  'SELLER_PENDING', 'SELLER_AVAILABLE', 'SELLER_IN_PAYOUT'
);
create type payment_service.ledger_transfer_kind_enum as enum (
  'SALE', 'SUBSIDY', 'COMMISSION', 'SHIPPING', 'SHIPPING_SUBSIDY', 'GATEWAY_FEE',
  'REFUND', 'REFUND_SUBSIDY', 'REFUND_COMMISSION', 'REFUND_SHIPPING', 'REFUND_SHIPPING_SUBSIDY',
  'RELEASE', 'PAYOUT_HOLD', 'PAYOUT_RETURN', 'PAYOUT'
);
create type payment_service.refund_status_enum as enum ('PENDING', 'SETTLED', 'WAIVED');

create type payment_service.seller_balance as (
  pending numeric(18, 2),
  available numeric(18, 2),
  in_payout numeric(18, 2)
);
create type payment_service.statement_line as (
  transfer_id bigint,
  occurred_at timestamptz,
  kind payment_service.ledger_transfer_kind_enum,
  amount numeric(18, 2),
  order_id bigint,
  payout_id bigint
);

reset role;

-- migrate:down
set local role payment_service;
drop type payment_service.statement_line;
drop type payment_service.seller_balance;
drop type payment_service.refund_status_enum;
drop type payment_service.ledger_transfer_kind_enum;
drop type payment_service.ledger_account_kind_enum;
reset role;
