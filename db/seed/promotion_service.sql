-- Promotions and each use of them: held while the order is being paid, kept when it is, given back when cancelled.
insert into promotion_service.promotions (
  promotion_id, seller_id, name, code, description, discount_type, discount_value, start_date, end_date,
  usage_limit_total, usage_limit_per_user, min_order_amount, applies_to_category_ids, applies_to_seller_ids,
  is_active, used_count, created_by, created_date, last_modified_date
)
select
  promotions.promotion_id, promotions.seller_id, promotions.name, promotions.code,
  case promotions.discount_type
    when 'PERCENTAGE' then 'Скидка ' || discount_value || ' %'
    when 'FIXED_AMOUNT' then 'Скидка ' || discount_value || ' ₽'
    else 'Бесплатная доставка'
  end || coalesce(' при заказе от ' || min_order_amount || ' ₽', '') || '.',
  promotions.discount_type::promotion_service.promotion_discount_type_enum, promotions.discount_value,
  pg_temp.anchor() + promotions.starts * interval '1 day', pg_temp.anchor() + promotions.ends * interval '1 day',
  promotions.usage_limit_total, promotions.usage_limit_per_user, promotions.min_order_amount,
  case when branches.number is not null then array[branches.number::bigint] end,
  case when promotions.seller_id is not null then array[promotions.seller_id::bigint] end,
  promotions.is_active,
  case
    when promotions.usage_limit_total is not null then (
      select count(distinct discounts.checkout_id)
      from pg_temp.plan_discounts as discounts
      join pg_temp.plan_totals as totals using (order_id)
      where discounts.promotion_id = promotions.promotion_id
        and totals.status <> 'CANCELLED'
    )
    else 0
  end,
  coalesce('user:' || 1000 + (promotions.seller_id - 1) * 5 + 1, 'admin:5'),
  made_at, made_at
from pg_temp.promotions
left join pg_temp.branches using (root)
cross join lateral (
  select pg_temp.anchor() + least(promotions.starts - 7, -1) * interval '1 day'
) as announced (made_at)
order by promotions.promotion_id;

insert into promotion_service.promotion_redemptions (
  redemption_id, promotion_id, user_id, checkout_id, order_id, amount, status, created_by, created_date,
  last_modified_date
)
select
  discounts.redemption_id, discounts.promotion_id, discounts.user_id, discounts.checkout_id, discounts.order_id,
  discounts.amount,
  case totals.status when 'PENDING' then 'RESERVED' when 'CANCELLED' then 'RELEASED' else 'CONFIRMED' end,
  'user:' || discounts.user_id, orders.created_at, orders.created_at
from pg_temp.plan_discounts as discounts
join pg_temp.plan_orders as orders using (order_id)
join pg_temp.plan_totals as totals using (order_id)
order by discounts.redemption_id;

-- The count is of what was not given back; a checkout of several shops is one use.
insert into promotion_service.user_promotion_usage (
  usage_id, user_id, promotion_id, usage_count, order_id, created_by, created_date, last_modified_date
)
select
  row_number() over (order by min(created_date), user_id, promotion_id), user_id, promotion_id,
  count(distinct checkout_id) filter (where status <> 'RELEASED'), max(order_id) filter (where status <> 'RELEASED'),
  'user:' || user_id, min(created_date), max(created_date)
from promotion_service.promotion_redemptions
group by user_id, promotion_id;
