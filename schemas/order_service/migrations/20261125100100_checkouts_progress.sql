-- migrate:up
set local role order_service;

alter table order_service.checkouts
  add column status order_service.checkout_status_enum not null default 'PENDING',
  add column payment_method_type varchar(50) not null default 'CARD',
  add column payment_method_id bigint,
  add column promo_code varchar(100),
  add column request_digest bytea,
  add column expires_at timestamptz,
  add column confirmed_at timestamptz,
  add column cancel_reason order_service.cancel_reason_enum,
  add constraint checkouts_payment_method_type_is_known check (
    payment_method_type in ('CARD', 'CASH_ON_DELIVERY', 'E_WALLET')
  );

-- What was made before says by its orders how far it came.
update order_service.checkouts
set
  status = case
    when reached.is_confirmed then 'CONFIRMED'
    when reached.is_pending then 'PENDING'
    else 'CANCELLED'
  end::order_service.checkout_status_enum,
  confirmed_at = reached.confirmed_at,
  cancel_reason = case
    when not reached.is_confirmed and not reached.is_pending then 'BUYER'
  end::order_service.cancel_reason_enum
from (
  select
    orders.checkout_id,
    coalesce(bool_or(step.status = 'PROCESSING'), false) as is_confirmed,
    bool_or(orders.status = 'PENDING') as is_pending,
    min(step.created_date) filter (where step.status = 'PROCESSING') as confirmed_at
  from order_service.orders
  left join order_service.order_status_history as step using (order_id)
  group by orders.checkout_id
) as reached
where reached.checkout_id = checkouts.checkout_id;

alter table order_service.checkouts
  add constraint checkouts_confirmed_says_when check (status <> 'CONFIRMED' or confirmed_at is not null),
  add constraint checkouts_cancelled_says_why check ((status = 'CANCELLED') = (cancel_reason is not null));

-- What is not paid in time is looked for by its end.
create index checkouts_pending_expires_at
  on order_service.checkouts (expires_at, checkout_id)
  where status = 'PENDING';
create index checkouts_payment_method on order_service.checkouts (payment_method_id);

reset role;

-- migrate:down
set local role order_service;
alter table order_service.checkouts
  drop column status,
  drop column payment_method_type,
  drop column payment_method_id,
  drop column promo_code,
  drop column request_digest,
  drop column expires_at,
  drop column confirmed_at,
  drop column cancel_reason;
reset role;
