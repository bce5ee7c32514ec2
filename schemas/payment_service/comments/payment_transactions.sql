comment on table payment_service.payment_transactions is E'@foreignKey (order_id) references order_service.orders (order_id)|@fieldName order|@foreignFieldName paymentTransactions\n@foreignKey (user_id) references user_service.users (user_id)|@fieldName user|@foreignFieldName paymentTransactions\n@foreignKey (checkout_id) references order_service.checkouts (checkout_id)|@fieldName checkout|@foreignFieldName paymentTransactions\nA payment as it stands with the payment provider.';
comment on column payment_service.payment_transactions.transaction_id is 'Key of the payment.';
comment on column payment_service.payment_transactions.order_id is 'The order paid for, when it is one; see payment_allocations.';
comment on column payment_service.payment_transactions.user_id is 'Who pays.';
comment on column payment_service.payment_transactions.amount is 'Amount paid, in currency.';
comment on column payment_service.payment_transactions.currency is 'Currency of the amount, ISO 4217: "RUB".';
comment on column payment_service.payment_transactions.status is 'State of the payment; changed by the provider''s answers only.';
comment on column payment_service.payment_transactions.gateway_transaction_id is 'What the provider calls it. Granted to nobody.';
comment on column payment_service.payment_transactions.payment_method_type is 'How it is paid.';
comment on column payment_service.payment_transactions.error_message is 'What the provider said when it failed, for the log. Granted to nobody.';
comment on column payment_service.payment_transactions.processed_at is 'When the provider processed it last.';
comment on column payment_service.payment_transactions.checkout_id is 'The checkout paid for; null for a payment made before there were any.';
comment on column payment_service.payment_transactions.gateway is 'The payment provider, by its name in settings; null for cash. Granted to nobody.';
comment on column payment_service.payment_transactions.method_id is 'The saved method it is paid with, if any. Granted to nobody.';
comment on column payment_service.payment_transactions.authorized_amount is 'What the provider holds or held for us, in currency.';
comment on column payment_service.payment_transactions.captured_amount is 'What was taken, in currency.';
comment on column payment_service.payment_transactions.refunded_amount is 'What was given back of it, in currency.';
comment on column payment_service.payment_transactions.action_url is 'Where the buyer has to go to allow the payment (3-D Secure); null when there is nothing to do.';
comment on column payment_service.payment_transactions.decline_code is 'Why it was declined, in a word for programs: insufficient_funds, card_declined, expired_card, authentication_failed, timeout.';
comment on constraint payment_transactions_method_id_fkey on payment_service.payment_transactions is E'@behavior -*';
-- Nobody may read the column, so nobody can look a row up by it.
comment on constraint payment_transactions_gateway_transaction_once on payment_service.payment_transactions is
  E'@behavior -single';
select platform.describe_authorship('payment_service.payment_transactions');
