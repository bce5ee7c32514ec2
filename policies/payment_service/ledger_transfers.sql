-- Only ever added to: not even the owner rewrites what was posted. A mistake is posted back.
select platform.reset_guards('payment_service.ledger_transfers');
revoke update, delete, truncate on payment_service.ledger_transfers from payment_service;
