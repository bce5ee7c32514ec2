comment on table payment_service.payout_requests is E'@foreignKey (seller_id) references seller_service.sellers (seller_id)|@fieldName seller|@foreignFieldName payoutRequests\nA shop''s request to be paid what it has earned.';
comment on column payment_service.payout_requests.payout_id is 'Key of the request.';
comment on column payment_service.payout_requests.seller_id is 'The shop to be paid.';
comment on column payment_service.payout_requests.amount is 'Amount to be paid, in the platform currency.';
comment on column payment_service.payout_requests.status is 'State of the payout; changed by administrators and by the bank''s answers only.';
comment on column payment_service.payout_requests.processed_at is 'When the bank processed it; null until then.';
comment on column payment_service.payout_requests.transaction_id is 'What the bank calls the transfer. Granted to nobody.';
comment on column payment_service.payout_requests.notes is 'What the shop is told about it: why it was rejected.';
comment on column payment_service.payout_requests.idempotency_key is 'What the shop''s front end calls the request, so that one that is sent twice is one. Granted to nobody.';
-- Nobody may read the column, so nobody can look a row up by it.
comment on constraint payout_requests_once_per_key on payment_service.payout_requests is E'@behavior -single';
select platform.describe_authorship('payment_service.payout_requests');
