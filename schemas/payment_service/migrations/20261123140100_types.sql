-- migrate:up
set local role payment_service;

-- The last five are additions: what becomes of an amount in part, and the steps of a payout.
create type payment_service.payment_status_enum as enum (
  'PENDING', 'PAID', 'FAILED', 'REFUNDED', 'AUTHORIZED',
  'PARTIALLY_REFUNDED', 'CANCELLED', 'APPROVED', 'REJECTED', 'PROCESSING'
);
create type payment_service.payment_method_type_enum as enum ('CARD', 'CASH_ON_DELIVERY', 'E_WALLET');

reset role;

-- migrate:down
set local role payment_service;
drop type payment_service.payment_method_type_enum;
drop type payment_service.payment_status_enum;
reset role;
