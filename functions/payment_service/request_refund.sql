-- For the functions of this service; callable by nobody else. Amounts are the difference of what is given back of a line
-- then and was before, each rounded: whatever the steps, all pieces make the whole line, in every part of it.
create or replace function payment_service.request_refund(
  order_id bigint,
  lines jsonb,
  with_shipping boolean,
  reason text,
  key text
)
returns bigint
language plpgsql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  payment payment_service.payment_transactions := payment_service.lock_payment(request_refund.order_id);
  allocation payment_service.payment_allocations;
  refund payment_service.refunds;
begin
  select each.* into refund
  from payment_service.refunds as each
  where each.order_id = request_refund.order_id
    and each.request_key = request_refund.key;
  if found then
    return refund.refund_id;
  end if;
  select each.* into allocation
  from payment_service.payment_allocations as each
  where each.transaction_id = payment.transaction_id
    and each.order_id = request_refund.order_id;
  -- What a gateway holds and has not taken is let go as a whole, by the saga that pays.
  if payment.transaction_id is null or allocation.captured_at is null and payment.gateway is not null then
    return null;
  end if;

  insert into payment_service.refunds (
    transaction_id, order_id, user_id, reason, status, request_key, shipping_amount, shipping_subsidy_amount, amount
  )
  select
    payment.transaction_id, request_refund.order_id, payment.user_id, request_refund.reason,
    case when allocation.captured_at is null then 'WAIVED' else 'PENDING' end::payment_service.refund_status_enum,
    request_refund.key, shipping.amount, shipping.subsidy, shipping.amount
  from order_service.order_amounts as orders
  cross join lateral (
    select coalesce(sum(each.shipping_amount), 0) as amount, coalesce(sum(each.shipping_subsidy_amount), 0) as subsidy
    from payment_service.refunds as each
    where each.order_id = request_refund.order_id
  ) as before
  cross join lateral (
    select
      case when with_shipping
        then coalesce(orders.shipping_cost, 0) - orders.shipping_discount_amount - before.amount else 0 end as amount,
      case when with_shipping and orders.order_type = 'FBS_SELLER_DELIVERY'
        then orders.shipping_subsidy_amount - before.subsidy else 0 end as subsidy
  ) as shipping
  where orders.order_id = request_refund.order_id
  returning * into strict refund;

  insert into payment_service.refund_items (
    refund_id, order_item_id, user_id, quantity, amount, subsidy_amount, commission_amount
  )
  select
    refund.refund_id, line.order_item_id, refund.user_id, wanted.quantity,
    round(line.net_amount * given.after / line.quantity, 2) - round(line.net_amount * given.before / line.quantity, 2),
    round(line.subsidy_amount * given.after / line.quantity, 2) - round(line.subsidy_amount * given.before / line.quantity, 2),
    round(line.commission_amount * given.after / line.quantity, 2) - round(line.commission_amount * given.before / line.quantity, 2)
  from jsonb_to_recordset(lines) as wanted ("orderItemId" bigint, quantity integer)
  join order_service.order_line_amounts as line
    on line.order_item_id = wanted."orderItemId" and line.order_id = request_refund.order_id
  cross join lateral (
    select coalesce(sum(item.quantity), 0) as before, coalesce(sum(item.quantity), 0) + wanted.quantity as after
    from payment_service.refund_items as item
    where item.order_item_id = line.order_item_id
  ) as given;

  update payment_service.refunds as each
  set amount = each.shipping_amount + coalesce(
    (select sum(item.amount) from payment_service.refund_items as item where item.refund_id = refund.refund_id), 0
  )
  where each.refund_id = refund.refund_id
  returning each.* into refund;
  update payment_service.payment_allocations as each
  set
    refunded_amount = each.refunded_amount + case refund.status when 'PENDING' then refund.amount else 0 end,
    cancelled_amount = each.cancelled_amount + case refund.status when 'WAIVED' then refund.amount else 0 end
  where each.transaction_id = payment.transaction_id
    and each.order_id = request_refund.order_id;
  if refund.status = 'PENDING' then
    perform platform.start_saga(
      'refund_payment', 'refund:' || refund.refund_id, jsonb_build_object('refundId', refund.refund_id)
    );
  end if;
  return refund.refund_id;
end
$$;

comment on function payment_service.request_refund(bigint, jsonb, boolean, text, text) is
  'Gives back pieces of an order''s lines ([{"orderItemId", "quantity"}]) and, when wanted, its delivery: once a key, never more than was paid. What was not paid yet is waived. Null when there is nothing to give back yet.';
