-- migrate:up
set local role order_service;

-- Whoever sends the same twice gives up the same pieces once.
alter table order_service.line_cancellations
  add column idempotency_key uuid;

reset role;

-- migrate:down
set local role order_service;
alter table order_service.line_cancellations
  drop column idempotency_key;
reset role;
