-- migrate:up
set local role payment_service;

create table payment_service.refund_items (
  refund_id bigint not null references payment_service.refunds (refund_id) on delete restrict,
  order_item_id bigint not null,
  user_id bigint not null,
  quantity integer not null,
  amount numeric(10, 2) not null,
  subsidy_amount numeric(10, 2) not null default 0,
  commission_amount numeric(10, 2) not null default 0,
  primary key (refund_id, order_item_id),
  constraint refund_items_quantity_positive check (quantity > 0),
  constraint refund_items_amounts_not_negative check (
    amount >= 0 and subsidy_amount >= 0 and commission_amount >= 0
  )
);
alter table payment_service.refund_items enable row level security;

create index refund_items_order_item on payment_service.refund_items (order_item_id);
create index refund_items_user on payment_service.refund_items (user_id);

reset role;

-- migrate:down
set local role payment_service;
drop table payment_service.refund_items;
reset role;
