create or replace view order_service.checkout_payments
with (security_barrier) as
  select
    checkouts.checkout_id,
    checkouts.user_id,
    checkouts.status,
    checkouts.total_amount,
    checkouts.currency,
    checkouts.payment_method_type,
    checkouts.payment_method_id,
    checkouts.expires_at
  from order_service.checkouts;

comment on view order_service.checkout_payments is
  'Published: what a checkout costs, how it is to be paid and until when, for payments to be made by.';
comment on column order_service.checkout_payments.checkout_id is 'The checkout.';
comment on column order_service.checkout_payments.user_id is 'Who pays.';
comment on column order_service.checkout_payments.status is 'PENDING, CONFIRMED or CANCELLED.';
comment on column order_service.checkout_payments.total_amount is 'What it costs, in currency.';
comment on column order_service.checkout_payments.currency is 'Currency of the amount, ISO 4217.';
comment on column order_service.checkout_payments.payment_method_type is 'CARD, E_WALLET or CASH_ON_DELIVERY.';
comment on column order_service.checkout_payments.payment_method_id is 'The saved method, if any.';
comment on column order_service.checkout_payments.expires_at is 'When it is given up unless it is paid for.';
grant select on order_service.checkout_payments to payment_service;
