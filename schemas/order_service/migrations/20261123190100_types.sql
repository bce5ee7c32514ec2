-- migrate:up
set local role order_service;

-- The last two are additions: an order past its return window, and one that came back.
create type order_service.order_status_enum as enum (
  'PENDING', 'PROCESSING', 'SHIPPED', 'DELIVERED', 'CANCELLED', 'REFUNDED',
  'COMPLETED', 'RETURNED'
);

reset role;

-- migrate:down
set local role order_service;
drop type order_service.order_status_enum;
reset role;
