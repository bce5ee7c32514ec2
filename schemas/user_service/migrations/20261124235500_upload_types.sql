-- migrate:up
set local role user_service;

create type user_service.upload_purpose_enum as enum ('AVATAR', 'SHOP_LOGO');
create type user_service.upload_status_enum as enum (
  'PENDING', 'RECEIVED', 'READY', 'REJECTED', 'EXPIRED', 'DISCARDED'
);
create type user_service.upload_rejection_enum as enum (
  'NOT_AN_IMAGE', 'NOT_AS_DECLARED', 'ANIMATED', 'TOO_LARGE', 'UNREADABLE', 'NEVER_SENT'
);

reset role;

-- migrate:down
set local role user_service;
drop type user_service.upload_rejection_enum;
drop type user_service.upload_status_enum;
drop type user_service.upload_purpose_enum;
reset role;
