-- migrate:up
set local role user_service;

-- A stranger's address would tell the stranger who looks at whom, and could show anything tomorrow.
alter table user_service.users
  add constraint users_avatar_is_ours check (avatar_url ~ '^/media/[a-zA-Z0-9_/-]+\.(webp|svg)$');

reset role;

-- migrate:down
set local role user_service;
alter table user_service.users drop constraint users_avatar_is_ours;
reset role;
