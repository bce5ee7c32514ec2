-- migrate:up
set local role product_service;

create type product_service.product_status_enum as enum (
  'ACTIVE', 'DRAFT', 'PENDING_MODERATION', 'REJECTED', 'ARCHIVED'
);

reset role;

-- migrate:down
set local role product_service;
drop type product_service.product_status_enum;
reset role;
