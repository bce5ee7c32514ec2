-- What moves money calls functions of this service; nobody reads or writes a ledger by itself.
select platform.reset_guards('payment_service.ledger_accounts');
revoke delete, truncate on payment_service.ledger_accounts from payment_service;
