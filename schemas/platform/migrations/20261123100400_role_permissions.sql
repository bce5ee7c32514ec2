-- migrate:up
set local role platform;

create table platform.role_permissions (
  kind text not null check (kind in ('STAFF', 'ADMIN')),
  role text not null,
  permission text not null check (permission ~ '^[a-z_]+\.[a-z_]+$'),
  primary key (kind, role, permission)
);
alter table platform.role_permissions enable row level security;

reset role;

-- migrate:down
set local role platform;
drop table platform.role_permissions;
reset role;
