create or replace view payment_service.order_payments
with (security_barrier) as
  select distinct on (allocation.order_id)
    allocation.order_id,
    case
      when allocation.captured_at is not null then
        case
          when allocation.captured_amount > 0 and given.amount >= allocation.captured_amount then 'REFUNDED'
          when given.amount > 0 then 'PARTIALLY_REFUNDED'
          else 'PAID'
        end
      when payment.status in ('FAILED', 'CANCELLED') then payment.status::text
      when allocation.cancelled_amount = allocation.amount and allocation.amount > 0 then 'CANCELLED'
      when payment.status = 'AUTHORIZED' then 'AUTHORIZED'
      else 'PENDING'
    end::payment_service.payment_status_enum as payment_status
  from payment_service.payment_allocations as allocation
  join payment_service.payment_transactions as payment using (transaction_id)
  cross join lateral (
    select sum(refund.amount) as amount
    from payment_service.refunds as refund
    where refund.order_id = allocation.order_id
      and refund.status = 'SETTLED'
  ) as given
  order by
    allocation.order_id,
    payment.status in ('FAILED', 'CANCELLED'),
    payment.created_date desc;

comment on view payment_service.order_payments is
  'Published: how the payment of each order stands, by its own part of it, for orders to say so.';
comment on column payment_service.order_payments.order_id is 'The order.';
comment on column payment_service.order_payments.payment_status is 'PENDING, AUTHORIZED, PAID, FAILED, CANCELLED, PARTIALLY_REFUNDED or REFUNDED.';
grant select on payment_service.order_payments to order_service;
