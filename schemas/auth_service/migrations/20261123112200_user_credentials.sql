-- migrate:up
set local role auth_service;

create table auth_service.user_credentials (
  user_id bigint primary key,
  password_hash text not null,
  email_verified boolean default false,
  phone_verified boolean default false,
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp
);
alter table auth_service.user_credentials enable row level security;

reset role;

-- migrate:down
set local role auth_service;
drop table auth_service.user_credentials;
reset role;
