-- Saved methods, a payment an order as it stands, now and then an attempt before it that failed, payouts.
insert into payment_service.saved_payment_methods (
  method_id, user_id, type, token, last_four_digits, card_brand, expiry_month, expiry_year, is_default, created_by,
  created_date, last_modified_date
)
select
  method_id, user_id, type, 'demo_' || replace(pg_temp.uuid_of('wallet ' || method_id)::text, '-', ''),
  last_four_digits,
  case when type = 'CARD' then card_brand end, case when type = 'CARD' then expiry_month end,
  case when type = 'CARD' then expiry_year end, place = 1, 'user:' || user_id, created_at, created_at
from pg_temp.wallets
order by method_id;

insert into payment_service.payment_transactions (
  transaction_id, order_id, checkout_id, user_id, amount, currency, status, gateway, gateway_transaction_id,
  payment_method_type, error_message, decline_code, authorized_amount, captured_amount, refunded_amount, processed_at,
  created_by, created_date, last_modified_date
)
select
  transaction_id, order_id, checkout_id, user_id, amount, 'RUB', status::payment_service.payment_status_enum,
  case when payment_type <> 'CASH_ON_DELIVERY' then 'sandbox' end, gateway_transaction_id,
  payment_type::payment_service.payment_method_type_enum, error_message,
  case when status = 'FAILED' then 'card_declined' end,
  case when status in ('AUTHORIZED', 'PAID', 'PARTIALLY_REFUNDED', 'REFUNDED') then amount else 0 end,
  case when status in ('PAID', 'PARTIALLY_REFUNDED', 'REFUNDED') then amount else 0 end,
  coalesce(given_back, 0), processed_at, 'user:' || user_id, created_at, changed_at
from (
  select
    pg_temp.uuid_of('payment ' || orders.order_id) as transaction_id, orders.order_id, orders.checkout_id,
    orders.user_id, totals.total_amount as amount, totals.payment_status as status,
    case when orders.payment_type <> 'CASH_ON_DELIVERY' and orders.payment <> 'waiting'
      then 'sandbox_' || orders.order_id end as gateway_transaction_id,
    orders.payment_type,
    case when totals.payment_status = 'FAILED'
      then pg_temp.one_of('{Insufficient funds,Card expired,Declined by issuer}', orders.order_id, 'error') end
      as error_message,
    case totals.payment_status
      when 'PENDING' then null
      when 'AUTHORIZED' then orders.created_at + interval '40 seconds'
      when 'PAID'
        then case orders.payment_type when 'CASH_ON_DELIVERY' then orders.delivered_at else orders.processing_at end
      else totals.changed_at
    end as processed_at,
    orders.created_at, coalesce(totals.changed_at, orders.created_at) as changed_at,
    case when totals.payment_status = 'REFUNDED' then totals.total_amount else (
      select sum(refunds.amount) from pg_temp.plan_refunds as refunds where refunds.order_id = orders.order_id
    ) end as given_back
  from pg_temp.plan_orders as orders
  join pg_temp.plan_totals as totals using (order_id)
  union all
  select
    pg_temp.uuid_of('attempt ' || orders.order_id), orders.order_id, orders.checkout_id, orders.user_id,
    totals.total_amount, 'FAILED', 'sandbox_' || orders.order_id || '_1', orders.payment_type, 'Insufficient funds',
    orders.created_at + interval '20 seconds', orders.created_at + interval '5 seconds',
    orders.created_at + interval '20 seconds', null
  from pg_temp.plan_orders as orders
  join pg_temp.plan_totals as totals using (order_id)
  where orders.payment = 'paid' and pg_temp.chance(orders.order_id, 'second attempt') < 0.04
) as listed;

insert into payment_service.payment_allocations (
  transaction_id, order_id, user_id, amount, cancelled_amount, captured_amount, captured_at, refunded_amount, created_by,
  created_date, last_modified_date
)
select
  payment.transaction_id, payment.order_id, payment.user_id, payment.amount,
  case when payment.status in ('FAILED', 'CANCELLED') then payment.amount else 0 end,
  payment.captured_amount,
  case
    when payment.captured_amount = 0 then null
    when payment.gateway is null then orders.delivered_at
    else orders.processing_at
  end,
  payment.refunded_amount, payment.created_by, payment.created_date, payment.last_modified_date
from payment_service.payment_transactions as payment
join pg_temp.plan_orders as orders using (order_id);

-- What a shop has earned is what its completed orders brought, less commission; it asks for parts of that. Settled
-- and waiting requests together stay below it.
insert into payment_service.payout_requests (
  payout_id, seller_id, amount, status, processed_at, transaction_id, notes, created_by, created_date,
  last_modified_date
)
select
  row_number() over (order by asked_at, seller_id), seller_id, amount, status::payment_service.payment_status_enum,
  case when status in ('PAID', 'FAILED', 'REJECTED') then asked_at + interval '2 days' end,
  case when status in ('PAID', 'PROCESSING') then 'demo-bank-' || seller_id || '-' || place end,
  case status
    when 'REJECTED' then 'Реквизиты не совпадают с договором, обновите их и повторите запрос.'
    when 'FAILED' then 'Банк получателя отклонил перевод.'
    when 'CANCELLED' then 'Отменено магазином.'
  end,
  'user:' || 1000 + (seller_id - 1) * 5 + 4, asked_at, asked_at
from (
  select seller_id, place, round(earned * 0.18, -1) as amount,
    case place
      when 1 then 'PAID'
      when 2 then (array['PAID', 'PAID', 'PAID', 'REJECTED', 'FAILED'])[1 + (seller_id % 5)::integer]
      else (array['PENDING', 'APPROVED', 'PROCESSING', 'CANCELLED'])[1 + (seller_id % 4)::integer]
    end as status,
    pg_temp.anchor() - case place when 3 then interval '4 days' else (3 - place) * interval '30 days' end
      + pg_temp.chance(seller_id * 10 + place, 'payout') * interval '3 days' as asked_at
  from (
    select lines.seller_id,
      sum(lines.total_item_price - coalesce(discounts.discount_amount, 0) - round(
        (lines.total_item_price - coalesce(discounts.discount_amount, 0)) * lines.commission_rate, 2))
        filter (where orders.completed_at < pg_temp.anchor() - interval '65 days') as earned
    from pg_temp.plan_lines as lines
    join pg_temp.plan_orders as orders using (order_id)
    join pg_temp.plan_totals as totals using (order_id)
    left join pg_temp.plan_line_discounts as discounts using (order_item_id)
    where totals.status = 'COMPLETED' and totals.payment_status = 'PAID'
    group by lines.seller_id
  ) as balances, generate_series(1, 3) as place
  where earned > 5000
) as asked;
