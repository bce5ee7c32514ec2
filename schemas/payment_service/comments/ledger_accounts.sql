comment on table payment_service.ledger_accounts is E'@foreignKey (seller_id) references seller_service.sellers (seller_id)|@fieldName seller|@foreignFieldName ledgerAccounts|@behavior -*\n@behavior -*\nAn account of the ledger. Its balance is what was transferred; nothing else keeps it.';
comment on column payment_service.ledger_accounts.account_id is 'Key of the account.';
comment on column payment_service.ledger_accounts.kind is 'What it is of.';
comment on column payment_service.ledger_accounts.seller_id is 'Whose it is, when it is a shop''s.';
