create or replace view payment_service.usable_methods
with (security_barrier) as
  select method.method_id, method.user_id, method.type
  from payment_service.saved_payment_methods as method
  where method.removed_at is null;

comment on view payment_service.usable_methods is
  'Published: whose saved way of paying is whose, for a checkout to be paid by.';
comment on column payment_service.usable_methods.method_id is 'The saved method.';
comment on column payment_service.usable_methods.user_id is 'Whose it is.';
comment on column payment_service.usable_methods.type is 'CARD or E_WALLET.';
grant select on payment_service.usable_methods to order_service;
