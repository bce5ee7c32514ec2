-- migrate:up
set local role cart_service;

alter table cart_service.carts add column abandoned_told_at timestamptz;

-- Users' carts that rest and have not been told of.
create index carts_at_rest on cart_service.carts (last_modified_date)
  where user_id is not null and abandoned_told_at is null;

reset role;

-- migrate:down
set local role cart_service;
alter table cart_service.carts drop column abandoned_told_at;
reset role;
