-- For the functions of this service, which hold the payment; callable by nobody else. A shop that has been given an
-- order's money gives it back from there, and may owe some then.
create or replace function payment_service.post_refunds(refund_ids bigint[])
returns void
language sql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
  with given as (
    select
      refund.refund_id, refund.order_id, refund.transaction_id, refund.settled_at, orders.seller_id,
      case when payment.gateway is null then 'CASH_CLEARING' else 'GATEWAY_CLEARING' end as money,
      case when released.is_released then 'SELLER_AVAILABLE' else 'SELLER_PENDING' end as shop,
      case when orders.order_type <> 'FBS_SELLER_DELIVERY' then 'SHIPPING_REVENUE'
        when released.is_released then 'SELLER_AVAILABLE' else 'SELLER_PENDING' end as carrier,
      refund.amount - refund.shipping_amount as net, refund.shipping_amount, refund.shipping_subsidy_amount,
      item.subsidy, item.commission
    from payment_service.refunds as refund
    join payment_service.payment_transactions as payment using (transaction_id)
    join order_service.order_amounts as orders on orders.order_id = refund.order_id
    cross join lateral (
      select sum(each.subsidy_amount) as subsidy, sum(each.commission_amount) as commission
      from payment_service.refund_items as each
      where each.refund_id = refund.refund_id
    ) as item
    cross join lateral (
      select exists (
        select
        from payment_service.ledger_transfers as transfer
        where transfer.order_id = refund.order_id
          and transfer.kind = 'RELEASE'
      ) as is_released
    ) as released
    where refund.refund_id = any (refund_ids)
      and refund.status = 'SETTLED'
  )
  insert into payment_service.ledger_transfers (
    kind, debit_account_id, credit_account_id, amount, order_id, transaction_id, refund_id, occurred_at
  )
  select
    entry.kind::payment_service.ledger_transfer_kind_enum,
    payment_service.account_of(entry.debit::payment_service.ledger_account_kind_enum, given.seller_id),
    payment_service.account_of(entry.credit::payment_service.ledger_account_kind_enum, given.seller_id),
    entry.amount, given.order_id, given.transaction_id, given.refund_id, given.settled_at
  from given
  cross join lateral (
    values
      ('REFUND', given.shop, given.money, given.net),
      ('REFUND_SUBSIDY', given.shop, 'PROMOTION_SUBSIDY', given.subsidy),
      ('REFUND_COMMISSION', 'COMMISSION_REVENUE', given.shop, given.commission),
      ('REFUND_SHIPPING', given.carrier, given.money, given.shipping_amount),
      ('REFUND_SHIPPING_SUBSIDY', given.shop, 'PROMOTION_SUBSIDY', given.shipping_subsidy_amount)
  ) as entry (kind, debit, credit, amount)
  where entry.amount > 0
  order by given.settled_at, given.refund_id
$$;

comment on function payment_service.post_refunds(bigint[]) is
  'Writes into the ledger what was given back to buyers: each part of a sale goes back to where it came from.';
