-- migrate:up
set local role order_service;

create table order_service.order_status_history (
  history_id bigserial primary key,
  order_id bigint not null references order_service.orders (order_id) on delete cascade,
  status order_service.order_status_enum not null,
  changed_by_user_id bigint,
  created_date timestamptz default current_timestamp
);
alter table order_service.order_status_history enable row level security;

create index order_status_history_order on order_service.order_status_history (order_id, created_date, history_id);
create index order_status_history_changed_by on order_service.order_status_history (changed_by_user_id);

reset role;

-- migrate:down
set local role order_service;
drop table order_service.order_status_history;
reset role;
