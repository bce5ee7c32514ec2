-- migrate:up
set local role promotion_service;

create type promotion_service.promotion_discount_type_enum as enum ('PERCENTAGE', 'FIXED_AMOUNT', 'FREE_SHIPPING');

reset role;

-- migrate:down
set local role promotion_service;
drop type promotion_service.promotion_discount_type_enum;
reset role;
