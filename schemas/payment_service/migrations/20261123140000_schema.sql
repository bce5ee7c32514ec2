-- migrate:up
create schema payment_service authorization payment_service;
alter default privileges for role payment_service revoke execute on functions from public;

-- An order's payment state is of a type of this service, and its table is made before schema rights are applied.
grant usage on schema payment_service to order_service;

-- migrate:down
alter default privileges for role payment_service grant execute on functions to public;
drop schema payment_service;
