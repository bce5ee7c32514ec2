-- For the functions of this service, which hold the payment; callable by nobody else.
create or replace function payment_service.release_sales(order_ids bigint[], at timestamptz default clock_timestamp())
returns void
language sql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
  insert into payment_service.ledger_transfers (
    kind, debit_account_id, credit_account_id, amount, order_id, transaction_id, occurred_at
  )
  select
    'RELEASE',
    payment_service.account_of('SELLER_PENDING', held.seller_id),
    payment_service.account_of('SELLER_AVAILABLE', held.seller_id),
    held.amount, held.order_id, held.transaction_id, at
  from (
    select
      transfer.order_id, account.seller_id, transfer.transaction_id,
      sum(case when transfer.credit_account_id = account.account_id then transfer.amount else -transfer.amount end) as amount
    from payment_service.ledger_transfers as transfer
    join payment_service.ledger_accounts as account
      on account.account_id in (transfer.debit_account_id, transfer.credit_account_id)
      and account.kind = 'SELLER_PENDING'
    where transfer.order_id = any (order_ids)
    group by transfer.order_id, account.seller_id, transfer.transaction_id
    having bool_and(transfer.kind <> 'RELEASE')
  ) as held
  where held.amount > 0
  order by held.order_id
$$;

comment on function payment_service.release_sales(bigint[], timestamptz) is
  'The time to return orders is over: what is left of them is the shop''s to be paid out.';
