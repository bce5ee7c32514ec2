-- For the functions of this service, which hold the payment; callable by nobody else. What was waived before the money
-- came is no part of it.
create or replace function payment_service.post_sales(order_ids bigint[])
returns void
language sql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
  with sale as (
    select
      allocation.order_id,
      allocation.transaction_id,
      allocation.captured_at,
      orders.seller_id,
      case when payment.gateway is null then 'CASH_CLEARING' else 'GATEWAY_CLEARING' end as money,
      case orders.order_type when 'FBS_SELLER_DELIVERY' then 'SELLER_PENDING' else 'SHIPPING_REVENUE' end as carrier,
      line.net - coalesce(waived.net, 0) as net,
      line.subsidy - coalesce(waived.subsidy, 0) as subsidy,
      line.commission - coalesce(waived.commission, 0) as commission,
      coalesce(orders.shipping_cost, 0) - orders.shipping_discount_amount - coalesce(freed.shipping, 0) as shipping,
      case when orders.order_type = 'FBS_SELLER_DELIVERY'
        then orders.shipping_subsidy_amount - coalesce(freed.subsidy, 0) else 0 end as shipping_subsidy
    from payment_service.payment_allocations as allocation
    join payment_service.payment_transactions as payment on payment.transaction_id = allocation.transaction_id
    join order_service.order_amounts as orders on orders.order_id = allocation.order_id
    cross join lateral (
      select
        sum(each.net_amount) as net, sum(each.subsidy_amount) as subsidy, sum(each.commission_amount) as commission
      from order_service.order_line_amounts as each
      where each.order_id = allocation.order_id
    ) as line
    cross join lateral (
      select sum(item.amount) as net, sum(item.subsidy_amount) as subsidy, sum(item.commission_amount) as commission
      from payment_service.refunds as refund
      join payment_service.refund_items as item using (refund_id)
      where refund.order_id = allocation.order_id
        and refund.status = 'WAIVED'
    ) as waived
    cross join lateral (
      select sum(refund.shipping_amount) as shipping, sum(refund.shipping_subsidy_amount) as subsidy
      from payment_service.refunds as refund
      where refund.order_id = allocation.order_id
        and refund.status = 'WAIVED'
    ) as freed
    where allocation.order_id = any (order_ids)
      and allocation.captured_at is not null
  )
  insert into payment_service.ledger_transfers (
    kind, debit_account_id, credit_account_id, amount, order_id, transaction_id, occurred_at
  )
  select
    entry.kind::payment_service.ledger_transfer_kind_enum,
    payment_service.account_of(entry.debit::payment_service.ledger_account_kind_enum, sale.seller_id),
    payment_service.account_of(entry.credit::payment_service.ledger_account_kind_enum, sale.seller_id),
    entry.amount, sale.order_id, sale.transaction_id, sale.captured_at
  from sale
  cross join lateral (
    values
      ('SALE', sale.money, 'SELLER_PENDING', sale.net),
      ('SUBSIDY', 'PROMOTION_SUBSIDY', 'SELLER_PENDING', sale.subsidy),
      ('COMMISSION', 'SELLER_PENDING', 'COMMISSION_REVENUE', sale.commission),
      ('SHIPPING', sale.money, sale.carrier, sale.shipping),
      ('SHIPPING_SUBSIDY', 'PROMOTION_SUBSIDY', 'SELLER_PENDING', sale.shipping_subsidy)
  ) as entry (kind, debit, credit, amount)
  where entry.amount > 0
  order by sale.captured_at, sale.order_id
$$;

comment on function payment_service.post_sales(bigint[]) is
  'Writes into the ledger what was taken for orders, and to whom it goes: the shop, its commission, the delivery, and what the platform adds.';
