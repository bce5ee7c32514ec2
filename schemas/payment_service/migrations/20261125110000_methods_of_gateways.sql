-- migrate:up
set local role payment_service;

-- A token is good at the gateway that made it only. Orders and payments name the method they were paid by, so that one
-- that is removed stays as a row that opens nothing.
alter table payment_service.saved_payment_methods
  add column gateway varchar(50) not null default 'sandbox',
  add column removed_at timestamptz,
  add constraint saved_payment_methods_removed_is_no_default check (removed_at is null or not is_default);

-- What is over its user's methods, newest first.
create index saved_payment_methods_user_created_date
  on payment_service.saved_payment_methods (user_id, created_date desc, method_id) where removed_at is null;

reset role;

-- migrate:down
set local role payment_service;
alter table payment_service.saved_payment_methods
  drop column gateway,
  drop column removed_at;
reset role;
