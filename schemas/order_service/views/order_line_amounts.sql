create or replace view order_service.order_line_amounts
with (security_barrier) as
  select
    item.order_item_id,
    item.order_id,
    item.quantity,
    item.cancelled_quantity,
    (item.total_item_price - item.discount_amount)::numeric(10, 2) as net_amount,
    item.subsidy_amount,
    item.commission_amount
  from order_service.order_items as item;

comment on view order_service.order_line_amounts is
  'Published: what each line brings and to whom, for the ledger and for refunds.';
comment on column order_service.order_line_amounts.order_item_id is 'The line.';
comment on column order_service.order_line_amounts.order_id is 'Its order.';
comment on column order_service.order_line_amounts.quantity is 'Pieces ordered.';
comment on column order_service.order_line_amounts.cancelled_quantity is 'Pieces of them that will not come.';
comment on column order_service.order_line_amounts.net_amount is 'What the buyer pays for all pieces ordered, in the platform currency.';
comment on column order_service.order_line_amounts.subsidy_amount is 'What the platform adds to it, in the platform currency.';
comment on column order_service.order_line_amounts.commission_amount is 'What the platform keeps of it, in the platform currency.';
grant select on order_service.order_line_amounts to payment_service;
