-- migrate:up
set local role order_service;

-- Delivered orders complete when the time to return them is over.
create index orders_delivered_at on order_service.orders (delivered_at, order_id) where status = 'DELIVERED';

reset role;

-- migrate:down
set local role order_service;
drop index order_service.orders_delivered_at;
reset role;
