-- migrate:up
set local role admin_service;

create table admin_service.admin_users (
  admin_id bigserial primary key,
  user_id bigint not null,
  username varchar(100) not null,
  password_hash text not null,
  roles text[] not null default '{}',
  is_active boolean default true,
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp,
  constraint admin_users_user_once unique (user_id),
  constraint admin_users_username_once unique (username),
  constraint admin_users_known_roles check (
    roles <@ array[
      'SUPER_ADMIN', 'MODERATOR', 'SUPPORT', 'FINANCE', 'CATALOG_MANAGER', 'LOGISTICS_MANAGER', 'WMS_OPERATOR'
    ]
  )
);
alter table admin_service.admin_users enable row level security;

reset role;

-- migrate:down
set local role admin_service;
drop table admin_service.admin_users;
reset role;
