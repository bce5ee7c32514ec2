-- migrate:up
set local role admin_service;

create type admin_service.moderation_item_type_enum as enum ('PRODUCT', 'REVIEW', 'SELLER', 'USER', 'COMPLAINT');
create type admin_service.moderation_status_enum as enum (
  'PENDING', 'IN_REVIEW', 'APPROVED', 'REJECTED', 'ACTION_TAKEN'
);
create type admin_service.platform_setting_value_type_enum as enum ('STRING', 'NUMBER', 'BOOLEAN', 'JSON');

reset role;

-- migrate:down
set local role admin_service;
drop type admin_service.platform_setting_value_type_enum;
drop type admin_service.moderation_status_enum;
drop type admin_service.moderation_item_type_enum;
reset role;
