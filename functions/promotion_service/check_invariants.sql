-- Definer: called by platform.check_invariants(), which has no right on the tables.
create or replace function promotion_service.check_invariants()
returns table (check_name text, subject text, detail text)
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  -- The counter is what limits are enforced by.
  select
    'usage_is_its_redemptions',
    format('promotion %s, user %s', promotion_id, user_id),
    format('counted %s, redeemed %s', coalesce(usage.usage_count, 0), coalesce(counted.uses, 0))
  from promotion_service.user_promotion_usage as usage
  full join (
    select promotion_id, user_id, count(distinct checkout_id) filter (where status <> 'RELEASED') as uses
    from promotion_service.promotion_redemptions
    group by promotion_id, user_id
  ) as counted using (promotion_id, user_id)
  where coalesce(usage.usage_count, 0) <> coalesce(counted.uses, 0)

  union all
  select
    'promotion_count_is_its_redemptions',
    format('promotion %s', promotion_id),
    format('counted %s, redeemed %s', used_count, coalesce(counted.uses, 0))
  from promotion_service.promotions
  left join (
    select promotion_id, count(distinct checkout_id) filter (where status <> 'RELEASED') as uses
    from promotion_service.promotion_redemptions
    group by promotion_id
  ) as counted using (promotion_id)
  where usage_limit_total is not null
    and used_count <> coalesce(counted.uses, 0)

  union all
  select
    'discount_is_its_redemptions',
    format('order %s', order_id),
    format('discount %s, redeemed %s', coalesce(orders.discount_amount, 0), coalesce(redeemed.amount, 0))
  from order_service.order_amounts as orders
  left join (
    select order_id, sum(amount) as amount
    from promotion_service.promotion_redemptions
    group by order_id
  ) as redeemed using (order_id)
  where coalesce(orders.discount_amount, 0) <> coalesce(redeemed.amount, 0)

  union all
  select
    'redemption_is_of_the_buyer',
    format('redemption %s', redemption_id),
    format(
      'user %s in checkout %s, order %s is of user %s in checkout %s',
      redemption.user_id, redemption.checkout_id, orders.order_id, orders.user_id, orders.checkout_id
    )
  from promotion_service.promotion_redemptions as redemption
  join order_service.order_amounts as orders using (order_id)
  where (redemption.user_id, redemption.checkout_id) is distinct from (orders.user_id, orders.checkout_id)
$$;

comment on function promotion_service.check_invariants() is
  'What must hold of promotions and their use at any time and does not.';
grant execute on function promotion_service.check_invariants() to platform;
