-- migrate:up
set local role user_service;

create type user_service.found_user as (
  user_id bigint,
  email text,
  phone_number text,
  first_name text,
  last_name text,
  status user_service.user_status_enum,
  created_date timestamptz
);

reset role;

-- migrate:down
set local role user_service;
drop type user_service.found_user;
reset role;
