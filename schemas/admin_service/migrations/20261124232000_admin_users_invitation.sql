-- migrate:up
set local role admin_service;

-- The digest of a token that was sent to an administrator, who sets a password with it.
alter table admin_service.admin_users
  add column invitation_digest bytea,
  add column invitation_expires_at timestamptz,
  add constraint admin_users_invitation_once unique (invitation_digest),
  add constraint admin_users_invitation_ends check (invitation_digest is null or invitation_expires_at is not null);

reset role;

-- migrate:down
set local role admin_service;
alter table admin_service.admin_users
  drop column invitation_digest,
  drop column invitation_expires_at;
reset role;
