-- migrate:up
set local role seller_service;

-- Who was asked by mail to work for a shop. The token is in the mail only; here is its digest.
create table seller_service.staff_invitations (
  invitation_id bigserial primary key,
  seller_id bigint not null references seller_service.sellers (seller_id) on delete cascade,
  email varchar(254) not null,
  -- Whose account the address is, once it has one; no shop is told.
  invited_user_id bigint,
  role seller_service.seller_staff_role_enum not null,
  token_digest bytea not null,
  invited_by_user_id bigint not null,
  sent_at timestamptz not null default now(),
  expires_at timestamptz not null,
  accepted_at timestamptz,
  revoked_at timestamptz,
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp,
  constraint staff_invitations_token_once unique (token_digest),
  constraint staff_invitations_digest_is_sha_256 check (octet_length(token_digest) = 32),
  constraint staff_invitations_email_lower_case check (email = lower(email)),
  constraint staff_invitations_good_for_a_week check (
    expires_at > sent_at and expires_at <= sent_at + interval '7 days'
  ),
  constraint staff_invitations_end_once check (accepted_at is null or revoked_at is null)
);
alter table seller_service.staff_invitations enable row level security;

-- A shop's list; one that is open a shop and address; those of a user who has an account, or had one.
create index staff_invitations_seller on seller_service.staff_invitations (seller_id, invitation_id);
create unique index staff_invitations_one_open on seller_service.staff_invitations (email, seller_id)
  where accepted_at is null and revoked_at is null;
create index staff_invitations_invited_user on seller_service.staff_invitations (invited_user_id);
create index staff_invitations_invited_by_user on seller_service.staff_invitations (invited_by_user_id);

reset role;

-- migrate:down
set local role seller_service;
drop table seller_service.staff_invitations;
reset role;
