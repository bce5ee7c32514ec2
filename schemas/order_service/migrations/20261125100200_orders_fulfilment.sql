-- migrate:up
set local role order_service;

-- The discount on shipping is the part of discount_amount that no line has; a subsidy is what the platform pays of it.
alter table order_service.orders
  add column shipping_discount_amount numeric(10, 2) not null default 0,
  add column shipping_subsidy_amount numeric(10, 2) not null default 0,
  add column pickup_point_id bigint,
  add column ship_by timestamptz,
  add column accepted_at timestamptz,
  add column cancel_reason order_service.cancel_reason_enum,
  add column cancel_note text,
  add constraint orders_shipping_discount_within_cost check (
    shipping_discount_amount between 0 and coalesce(shipping_cost, 0)
  ),
  add constraint orders_shipping_subsidy_within_discount check (
    shipping_subsidy_amount between 0 and shipping_discount_amount
  ),
  add constraint orders_cancel_note_is_short check (char_length(cancel_note) <= 1000);

update order_service.orders
set shipping_discount_amount = discount_amount, shipping_subsidy_amount = discount_amount
where discount_amount > 0
  and (select sum(item.discount_amount) from order_service.order_items as item where item.order_id = orders.order_id) = 0;

update order_service.orders
set cancel_reason = case payment_status when 'FAILED' then 'PAYMENT_DECLINED' else 'BUYER' end
  ::order_service.cancel_reason_enum
where status = 'CANCELLED';

alter table order_service.orders
  add constraint orders_cancelled_says_why check ((status = 'CANCELLED') = (cancel_reason is not null));

create index orders_pickup_point on order_service.orders (pickup_point_id);

reset role;

-- migrate:down
set local role order_service;
alter table order_service.orders
  drop column shipping_discount_amount,
  drop column shipping_subsidy_amount,
  drop column pickup_point_id,
  drop column ship_by,
  drop column accepted_at,
  drop column cancel_reason,
  drop column cancel_note;
reset role;
