-- migrate:up
set local role notification_service;

create type notification_service.notification_type_enum as enum (
  'ORDER_STATUS', 'PROMOTION', 'MESSAGE', 'REVIEW_REMINDER', 'WMS_ALERT'
);

reset role;

-- migrate:down
set local role notification_service;
drop type notification_service.notification_type_enum;
reset role;
