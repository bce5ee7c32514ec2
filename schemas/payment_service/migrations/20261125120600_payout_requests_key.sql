-- migrate:up
set local role payment_service;

alter table payment_service.payout_requests
  add column idempotency_key uuid,
  add constraint payout_requests_once_per_key unique (seller_id, idempotency_key);

reset role;

-- migrate:down
set local role payment_service;
alter table payment_service.payout_requests drop column idempotency_key;
reset role;
