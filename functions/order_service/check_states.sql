-- Definer: called by platform.check_invariants(), which has no right on the tables.
create or replace function order_service.check_states()
returns table (check_name text, subject text, detail text)
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select
    'history_is_a_walk',
    format('order %s', order_id),
    format('went from %s to %s', coalesce(before::text, 'nothing'), status)
  from (
    select order_id, status, lag(status) over (partition by order_id order by history_id) as before
    from order_service.order_status_history
  ) as step
  where case
    when before is null then status <> 'PENDING'
    else (before::text, status::text) not in (
      ('PENDING', 'PROCESSING'), ('PENDING', 'CANCELLED'), ('PROCESSING', 'SHIPPED'), ('PROCESSING', 'CANCELLED'),
      ('SHIPPED', 'DELIVERED'), ('DELIVERED', 'COMPLETED'), ('DELIVERED', 'RETURNED'), ('RETURNED', 'REFUNDED')
    )
  end

  union all
  select
    'history_is_in_time_order',
    format('order %s', order_id),
    format('was %s at %s, the step before it was at %s', status, at, before)
  from (
    select
      order_id,
      status,
      created_date as at,
      lag(created_date) over (partition by order_id order by history_id) as before
    from order_service.order_status_history
  ) as step
  where at < before

  union all
  select
    'order_is_where_history_ends',
    format('order %s', order_id),
    format('is %s, its history ends in %s', orders.status, coalesce(latest.status::text, 'nothing'))
  from order_service.orders
  left join (
    select distinct on (order_id) order_id, status
    from order_service.order_status_history
    order by order_id, history_id desc
  ) as latest using (order_id)
  where orders.status is distinct from latest.status

  union all
  select
    'delivery_is_when_history_says',
    format('order %s', order_id),
    format('delivered %s, by its history %s', coalesce(delivered_at::text, 'never'), coalesce(step.at::text, 'never'))
  from order_service.orders
  left join (
    select order_id, max(created_date) as at
    from order_service.order_status_history
    where status = 'DELIVERED'
    group by order_id
  ) as step using (order_id)
  where delivered_at is distinct from step.at

  union all
  -- Money still to come for what nobody is waiting for any more, or back although nobody gave it back.
  select
    'finished_order_is_settled', format('order %s', order_id), format('is %s, its payment %s', status, payment_status)
  from order_service.orders
  where status = 'COMPLETED' and payment_status not in ('PAID', 'PARTIALLY_REFUNDED', 'REFUNDED')
    or status = 'REFUNDED' and payment_status not in ('PARTIALLY_REFUNDED', 'REFUNDED')
$$;

comment on function order_service.check_states() is
  'What must hold of the states of orders at any time and does not.';
grant execute on function order_service.check_states() to platform;
