-- migrate:up
set local role user_service;

create table user_service.uploads (
  upload_id uuid primary key default gen_random_uuid(),
  user_id bigint not null references user_service.users (user_id) on delete cascade,
  seller_id bigint,
  purpose user_service.upload_purpose_enum not null references user_service.upload_rules (purpose) on delete restrict,
  status user_service.upload_status_enum not null default 'PENDING',
  rejection user_service.upload_rejection_enum,
  store text not null,
  content_type text not null,
  declared_bytes integer not null,
  expires_at timestamptz not null,
  received_at timestamptz,
  ready_at timestamptz,
  file_key text,
  file_sides integer[],
  url text,
  width integer,
  height integer,
  byte_size integer,
  used_at timestamptz,
  released_at timestamptz,
  cleared_at timestamptz,
  created_by varchar(255),
  created_date timestamptz not null default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp,
  constraint uploads_known_store check (store in ('LOCAL', 'S3')),
  constraint uploads_rejected_say_why check ((status = 'REJECTED') = (rejection is not null)),
  constraint uploads_url_is_the_files check (url = '/media/' || file_key || '.webp'),
  constraint uploads_ready_have_a_file check (
    status <> 'READY'
    or (
      ready_at is not null and file_key is not null and file_sides is not null and url is not null
      and width is not null and height is not null and byte_size is not null
    )
  )
);
alter table user_service.uploads enable row level security;

-- How many a user has under way, and asked for today.
create index uploads_user on user_service.uploads (user_id, created_date);
create index uploads_purpose on user_service.uploads (purpose);
create index uploads_seller on user_service.uploads (seller_id) where seller_id is not null;
-- No constraint: that would be a way to ask for a row.
create unique index uploads_file_key on user_service.uploads (file_key);
create index uploads_url on user_service.uploads (url) where url is not null;
-- What the collector looks for: bytes that never came, pictures nobody uses, files to delete, rows to forget.
create index uploads_status_expires_at on user_service.uploads (status, expires_at) where status in ('PENDING', 'RECEIVED');
create index uploads_unused on user_service.uploads (ready_at) where status = 'READY' and used_at is null;
create index uploads_released on user_service.uploads (released_at) where status = 'READY' and released_at is not null;
create index uploads_to_clear on user_service.uploads (upload_id)
  where status in ('REJECTED', 'EXPIRED', 'DISCARDED') and cleared_at is null;
create index uploads_cleared on user_service.uploads (created_date) where cleared_at is not null;

reset role;

-- migrate:down
set local role user_service;
drop table user_service.uploads;
reset role;
