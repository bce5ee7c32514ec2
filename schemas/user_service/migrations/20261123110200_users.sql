-- migrate:up
set local role user_service;

create table user_service.users (
  user_id bigserial primary key,
  email varchar(255) not null,
  phone_number varchar(50),
  first_name varchar(100) not null,
  last_name varchar(100) not null,
  date_of_birth date,
  gender user_service.gender_enum,
  avatar_url text,
  status user_service.user_status_enum not null default 'PENDING_VERIFICATION',
  last_activity_at timestamptz default current_timestamp,
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp,
  constraint users_email_once unique (email),
  constraint users_phone_number_once unique (phone_number)
);
alter table user_service.users enable row level security;

-- Administrators look through the newest accounts.
create index users_created_date on user_service.users (created_date, user_id);

reset role;

-- migrate:down
set local role user_service;
drop table user_service.users;
reset role;
