-- migrate:up
set local role review_service;

create type review_service.review_status_enum as enum ('PENDING_MODERATION', 'APPROVED', 'REJECTED', 'HIDDEN');

reset role;

-- migrate:down
set local role review_service;
drop type review_service.review_status_enum;
reset role;
