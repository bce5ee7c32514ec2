-- migrate:up
set local role payment_service;

-- Cash is taken order by order, a card for all at once: what was taken is said of each.
alter table payment_service.payment_allocations
  add column captured_amount numeric(10, 2) not null default 0,
  add column captured_at timestamptz;

update payment_service.payment_allocations as allocation
set captured_amount = allocation.amount, captured_at = payment.processed_at
from payment_service.payment_transactions as payment
where payment.transaction_id = allocation.transaction_id
  and payment.status in ('PAID', 'PARTIALLY_REFUNDED', 'REFUNDED');

alter table payment_service.payment_allocations
  add constraint payment_allocations_captured_within_amount check (
    captured_amount >= 0 and captured_amount <= amount - cancelled_amount
    and (captured_at is not null or captured_amount = 0)
  ),
  add constraint payment_allocations_refunded_within_captured check (refunded_amount <= captured_amount);

reset role;

-- migrate:down
set local role payment_service;
alter table payment_service.payment_allocations
  drop column captured_amount,
  drop column captured_at;
reset role;
