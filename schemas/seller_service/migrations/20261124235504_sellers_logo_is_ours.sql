-- migrate:up
set local role seller_service;

-- As user_service.users_avatar_is_ours.
alter table seller_service.sellers
  add constraint sellers_logo_is_ours check (logo_url ~ '^/media/[a-zA-Z0-9_/-]+\.(webp|svg)$');

reset role;

-- migrate:down
set local role seller_service;
alter table seller_service.sellers drop constraint sellers_logo_is_ours;
reset role;
