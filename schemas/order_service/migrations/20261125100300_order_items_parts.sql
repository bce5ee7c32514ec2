-- migrate:up
set local role order_service;

alter table order_service.order_items
  add column cancelled_quantity integer not null default 0,
  add column subsidy_amount numeric(10, 2) not null default 0,
  add constraint order_items_cancelled_within_quantity check (cancelled_quantity between 0 and quantity),
  add constraint order_items_subsidy_within_discount check (subsidy_amount between 0 and discount_amount);

reset role;

-- migrate:down
set local role order_service;
alter table order_service.order_items
  drop column cancelled_quantity,
  drop column subsidy_amount;
reset role;
