-- For the functions of this service; callable by nobody else. Compares what the order says will not come with what was
-- given back, so that it may be told as often as anybody likes.
create or replace function payment_service.refund_missing(order_id bigint, is_whole boolean)
returns void
language plpgsql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  lines jsonb;
  shipping_is_due boolean;
  so_far bigint;
begin
  -- Before anything is compared: who was here before has written what they gave back.
  perform payment_service.lock_payment(refund_missing.order_id);
  select coalesce(
    jsonb_agg(jsonb_build_object('orderItemId', line.order_item_id, 'quantity', missing.quantity))
      filter (where missing.quantity > 0),
    '[]'
  )
  into lines
  from order_service.order_line_amounts as line
  cross join lateral (
    select (
      case when is_whole then line.quantity else line.cancelled_quantity end
      - coalesce(sum(item.quantity), 0)
    )::integer as quantity
    from payment_service.refund_items as item
    where item.order_item_id = line.order_item_id
  ) as missing
  where line.order_id = refund_missing.order_id;
  select
    is_whole and (
      coalesce(orders.shipping_cost, 0) - orders.shipping_discount_amount > coalesce(sum(refund.shipping_amount), 0)
      or orders.order_type = 'FBS_SELLER_DELIVERY'
        and orders.shipping_subsidy_amount > coalesce(sum(refund.shipping_subsidy_amount), 0)
    ),
    count(refund.refund_id)
  into shipping_is_due, so_far
  from order_service.order_amounts as orders
  left join payment_service.refunds as refund on refund.order_id = orders.order_id
  where orders.order_id = refund_missing.order_id
  group by orders.order_id, orders.shipping_cost, orders.shipping_discount_amount, orders.shipping_subsidy_amount,
    orders.order_type;
  if lines <> '[]' or shipping_is_due then
    perform payment_service.request_refund(
      refund_missing.order_id, lines, shipping_is_due, case when is_whole then 'ORDER_CANCELLED' else 'LINES_CANCELLED' end,
      'missing:' || so_far
    );
  end if;
end
$$;

comment on function payment_service.refund_missing(bigint, boolean) is
  'Gives back what an order says will not come, or all of it with its delivery, less what was given back before.';
