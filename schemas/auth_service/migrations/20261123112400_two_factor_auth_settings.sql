-- migrate:up
set local role auth_service;

create table auth_service.two_factor_auth_settings (
  user_id bigint primary key,
  is_enabled boolean not null default false,
  method auth_service.auth_two_factor_method_enum,
  totp_secret varchar(255),
  sms_code_last_sent_at timestamptz,
  email_code_last_sent_at timestamptz,
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp,
  constraint two_factor_auth_settings_enabled_has_method check (not is_enabled or method is not null)
);
alter table auth_service.two_factor_auth_settings enable row level security;

reset role;

-- migrate:down
set local role auth_service;
drop table auth_service.two_factor_auth_settings;
reset role;
