-- migrate:up
set local role auth_service;

create type auth_service.verification as (
  email_verified boolean,
  phone_verified boolean
);

reset role;

-- migrate:down
set local role auth_service;
drop type auth_service.verification;
reset role;
