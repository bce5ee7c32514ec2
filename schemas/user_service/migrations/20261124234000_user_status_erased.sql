-- migrate:up
set local role user_service;

-- An account that was given up: a row without a person, which orders and ledger still refer to.
alter type user_service.user_status_enum add value if not exists 'ERASED';

reset role;

-- migrate:down
-- A value of an enum cannot be taken back; unused, it harms nobody.
select;
