-- What was bought, paid, sent, returned: every service below records its part of this one story, which is why
-- their numbers agree. Orders of half a year; each walks its states as far as time has let it.

-- What people look at and buy: listed products, of the part of the catalogue that does not grow.
create temporary table goods on commit drop as
select
  row_number() over (order by pg_temp.chance(product_id, 'popularity')) as number,
  product_id, seller_id, name, category_id, brand_id, base_price, vat_rate, created_date,
  pg_temp.kept(product_id) as kept,
  -- Old enough to be in any order.
  product_id <= current_setting('seed.products')::bigint * 0.9 as is_old
from product_service.products
where is_listed and pg_temp.is_in_story(product_id);

create temporary table goods_variants on commit drop as
select
  variant_id, product_id, seller_id, sku_code, base_price + price_modifier as price, stock_quantity_fbs,
  row_number() over (partition by product_id order by variant_id) as place,
  count(*) over (partition by product_id) as variants
from product_service.product_variants as variants
join (select product_id, base_price from pg_temp.goods) as goods using (product_id)
where is_active;
create unique index on pg_temp.goods (number);
create unique index on pg_temp.goods_variants (product_id, place);
analyze pg_temp.goods, pg_temp.goods_variants;

-- A shelf is what one shop keeps in one way: an order is filled from one shelf.
create temporary table shelves on commit drop as
select
  row_number() over (order by number, kept) as number, seller_id, kept, product_id,
  row_number() over (partition by seller_id, kept order by number) as place,
  count(*) over (partition by seller_id, kept) as products
from (
  select
    number, seller_id, product_id, unnest(case kept when 'BOTH' then '{FBO,FBS}'::text[] else array[kept] end) as kept
  from pg_temp.goods
  where is_old
) as kept_goods;
create unique index on pg_temp.shelves (number);
create unique index on pg_temp.shelves (seller_id, kept, place);
analyze pg_temp.shelves;

-- 1,250 checkouts, denser towards today, the last twenty within hours of it. Anna and Boris buy often.
create temporary table plan_checkouts on commit drop as
with drawn as (
  select
    checkout_id,
    case
      when checkout_id % 40 = 0 or checkout_id = 1249 then 1
      when checkout_id % 60 = 30 then 2
      else 1 + floor(460 * power(pg_temp.chance(checkout_id, 'buyer'), 1.3))
    end::bigint as user_id,
    pg_temp.anchor() - case
      when checkout_id > 1230 then (1251 - checkout_id) * interval '14 minutes'
      else (0.25 + 179 * power(1 - checkout_id / 1231.0::double precision, 1.25)) * interval '1 day'
    end as created_at,
    pg_temp.pick(checkout_id, 'fate', 1000) as fate,
    case
      when pg_temp.pick(checkout_id, 'payment', 100) < 55 then 'CARD'
      when pg_temp.pick(checkout_id, 'payment', 100) < 80 then 'E_WALLET'
      else 'CASH_ON_DELIVERY'
    end as payment_type
  from generate_series(1, 1250) as checkout_id
)
select
  drawn.*,
  wallets.method_id,
  1 + pg_temp.pick(
    checkout_id, 'address',
    (select count(*)::integer from pg_temp.addresses where addresses.user_id = drawn.user_id)
  ) as address_place,
  -- Paying is refused to 3 %, given up by 3 %, and not over yet for some of the newest.
  case
    when payment_type = 'CASH_ON_DELIVERY' then 'later'
    when fate < 30 then 'declined'
    when fate < 60 then 'given up'
    when checkout_id > 1232 and fate % 3 > 0 then case fate % 2 when 0 then 'authorized' else 'waiting' end
    else 'paid'
  end as payment
from drawn
left join pg_temp.wallets
  on wallets.user_id = drawn.user_id and wallets.place = 1 and wallets.type = drawn.payment_type
  and pg_temp.chance(checkout_id, 'saved method') < 0.8;

-- 1,500 orders: every fifth checkout is of two shelves.
create temporary table plan_orders on commit drop as
with drawn as (
  select
    order_id, checkout_id, order_id % 6 = 0 as is_second,
    1 + floor((select count(*) from pg_temp.shelves)
      * power(
        pg_temp.chance(case when order_id % 6 = 0 then order_id - 1 else order_id end, 'shelf'), 1.4
      ))::bigint as number
  from generate_series(1, 1500) as order_id,
  lateral (select (order_id - 1) / 6 * 5 + least((order_id - 1) % 6 + 1, 5)) as checkout (checkout_id)
), filled as (
  select drawn.order_id, drawn.checkout_id, shelf.seller_id, shelf.kept, shelf.place, shelf.products
  from drawn
  join pg_temp.shelves as shelf using (number)
  where not is_second
  union all
  select drawn.order_id, drawn.checkout_id, other.seller_id, other.kept, other.place, other.products
  from drawn
  join pg_temp.shelves as shelf using (number)
  cross join lateral (
    select *
    from pg_temp.shelves as other
    where other.seller_id <> shelf.seller_id
    order by pg_temp.chance(drawn.order_id * 10000 + other.number, 'other shelf')
    limit 1
  ) as other
  where is_second
), typed as (
  select
    filled.*, checkouts.user_id, checkouts.created_at, checkouts.payment, checkouts.payment_type, checkouts.method_id,
    checkouts.address_place, pg_temp.pick(order_id, 'fate', 1000) as fate,
    case
      when kept = 'FBO' then 'FBO'
      when pg_temp.chance(seller_id, 'delivers') < 0.5 then 'FBS_MARKETPLACE_DELIVERY'
      else 'FBS_SELLER_DELIVERY'
    end as order_type
  from filled
  join pg_temp.plan_checkouts as checkouts using (checkout_id)
), timed as (
  select
    typed.*,
    case when order_type = 'FBS_SELLER_DELIVERY'
      then 6 + pg_temp.pick(order_id, 'method', 2)
      else 1 + pg_temp.pick(order_id, 'method', 4)
    end as shipping_method_id,
    case when payment in ('paid', 'later')
      then created_at + (60 + pg_temp.pick(order_id, 'paid', 180)) * interval '1 second' end
      as processing_at
  from typed
), sent as (
  select
    timed.*,
    case when fate >= 40
      then processing_at + (6 + 34 * pg_temp.chance(order_id, 'shipped')) * interval '1 hour' end as shipped_at,
    case
      when payment in ('declined', 'given up')
        then created_at + case payment when 'declined' then interval '90 seconds' else interval '30 minutes' end
      -- Thought better of, or found to be missing, after it was paid.
      when fate < 40 then processing_at + (1 + 4 * pg_temp.chance(order_id, 'cancelled')) * interval '1 hour'
    end as cancelled_at,
    -- Who or what it was that gave up a paid one.
    (
      case order_type
        when 'FBO' then '{BUYER,BUYER,BUYER,OUT_OF_STOCK,OUT_OF_STOCK,PLATFORM}'
        else '{BUYER,BUYER,OUT_OF_STOCK,SELLER,SELLER,PLATFORM}'
      end::text[]
    )[
      1 + pg_temp.pick(order_id, 'cancelled for', 6)
    ] as cancelled_for
  from timed
), delivered as (
  select
    sent.*,
    shipped_at + (
      methods.min_delivery_days * 0.8 + 0.3
      + (methods.max_delivery_days - methods.min_delivery_days) * 0.8 * pg_temp.chance(order_id, 'delivered')
    ) * interval '1 day' as delivered_at,
    methods.max_delivery_days, methods.base_cost as shipping_cost
  from sent
  join pg_temp.delivery_methods as methods on methods.method_id = shipping_method_id
)
select
  delivered.*,
  case when fate < 100
    then delivered_at + (1 + 9 * pg_temp.chance(order_id, 'returned')) * interval '1 day' end as returned_at,
  case when fate < 100
    then delivered_at
      + (3 + 9 * pg_temp.chance(order_id, 'returned') + 6 * pg_temp.chance(order_id, 'refunded')) * interval '1 day' end
    as refunded_at,
  -- The return window over, the order is complete.
  case when fate >= 100 then delivered_at + interval '14 days' end as completed_at
from delivered;
create unique index on pg_temp.plan_orders (order_id);

-- The walk of each order through its states, as far as it has come, and who moved it.
create temporary table plan_steps on commit drop as
select row_number() over (order by at, order_id, ordinal) as history_id, order_id, ordinal, status, at, changed_by,
  row_number() over (partition by order_id order by ordinal desc) = 1 as is_last
from (
  select
    orders.order_id, step.ordinal, step.status, step.at, step.changed_by
  from pg_temp.plan_orders as orders
  cross join lateral (
    select
      1000 + (orders.seller_id - 1) * 5 + 3 as processor,
      2001 + (orders.seller_id % 3) * 4 + pg_temp.pick(orders.order_id, 'operator', 4) as operator
  ) as staff
  cross join lateral (values
    (1, 'PENDING', orders.created_at, orders.user_id),
    (2, 'PROCESSING', orders.processing_at, null),
    (3, 'CANCELLED', orders.cancelled_at, case
      when orders.payment not in ('paid', 'later') then null
      when orders.cancelled_for = 'BUYER' then orders.user_id
      when orders.cancelled_for = 'SELLER' then staff.processor
    end),
    (4, 'SHIPPED', orders.shipped_at, case orders.order_type when 'FBO' then staff.operator else staff.processor end),
    (5, 'DELIVERED', orders.delivered_at, null),
    (6, 'RETURNED', orders.returned_at, case orders.order_type when 'FBO' then staff.operator else staff.processor end),
    (7, 'REFUNDED', orders.refunded_at, null),
    (8, 'COMPLETED', orders.completed_at, null)
  ) as step (ordinal, status, at, changed_by)
  where step.at < pg_temp.anchor()
) as walked;

-- Lines: one to four neighbours on the shelf, each in one of its variants.
create temporary table plan_lines on commit drop as
select
  row_number() over (order by orders.order_id, line) as order_item_id,
  orders.order_id, orders.checkout_id, orders.user_id, orders.seller_id, orders.order_type, orders.created_at,
  goods.product_id, variant.variant_id, variant.sku_code, goods.name, goods.category_id, goods.vat_rate,
  variant.price as unit_price, quantity, quantity * variant.price as total_item_price, shops.commission_rate
from pg_temp.plan_orders as orders
cross join lateral generate_series(
  0, least((array[1, 1, 1, 1, 1, 2, 2, 2, 3, 4])[1 + pg_temp.pick(orders.order_id, 'lines', 10)], orders.products) - 1
) as line
join pg_temp.shelves as shelf
  on shelf.seller_id = orders.seller_id and shelf.kept = orders.kept
  and shelf.place = 1 + (orders.place - 1 + line) % orders.products
join pg_temp.goods using (product_id)
join pg_temp.goods_variants as variant
  on variant.product_id = shelf.product_id
  and variant.place = 1 + pg_temp.pick(orders.order_id * 10 + line, 'variant', variant.variants::integer)
join pg_temp.shops on shops.number = orders.seller_id
cross join lateral (
  select case when variant.price > 20000 then 1 else (array[1, 1, 1, 1, 1, 1, 1, 2, 2, 3])[
    1 + pg_temp.pick(orders.order_id * 10 + line, 'quantity', 10)] end
) as taken (quantity);

-- A promotion for a quarter of the checkouts of one order, where one applies and its limits allow.
create temporary table plan_discounts on commit drop as
with fitting as (
  select
    orders.order_id, orders.checkout_id, orders.user_id, orders.shipping_cost, goods.eligible,
    promotions.promotion_id, promotions.discount_type, promotions.discount_value,
    promotions.usage_limit_total, promotions.usage_limit_per_user, promotions.seller_id is null as is_platforms,
    row_number() over (
      partition by orders.order_id
      order by pg_temp.chance(orders.order_id * 100 + promotions.promotion_id, 'promotion')
    ) as preference
  from pg_temp.plan_orders as orders
  join pg_temp.promotions
    on promotions.is_active
    and orders.created_at between pg_temp.anchor() + promotions.starts * interval '1 day'
      and pg_temp.anchor() + promotions.ends * interval '1 day'
    and (promotions.seller_id is null or promotions.seller_id = orders.seller_id)
  join pg_temp.shops on shops.number = orders.seller_id
  cross join lateral (
    select sum(total_item_price) as eligible
    from pg_temp.plan_lines as lines
    where lines.order_id = orders.order_id
  ) as goods
  -- A shop trades in one branch, so all lines of an order are in the promotion's or none is.
  where (promotions.root is null or promotions.root = shops.root)
    and goods.eligible >= coalesce(promotions.min_order_amount, 0)
    and orders.order_id % 6 between 1 and 4
    and (orders.payment in ('waiting', 'authorized') or pg_temp.chance(orders.order_id, 'promo') < 0.35)
), counted as (
  select *,
    row_number() over (partition by promotion_id, user_id order by order_id) as use_of_user,
    row_number() over (partition by promotion_id order by order_id) as use_of_all
  from fitting
  where preference = 1
)
select
  row_number() over (order by order_id) as redemption_id, order_id, checkout_id, user_id, promotion_id, discount_type,
  is_platforms,
  case discount_type
    when 'PERCENTAGE' then round(eligible * discount_value / 100, 2)
    when 'FIXED_AMOUNT' then least(discount_value, eligible)
    else shipping_cost
  end as amount
from counted
where use_of_user <= coalesce(usage_limit_per_user, use_of_user)
  and use_of_all <= coalesce(usage_limit_total, use_of_all);

-- The discount on goods, split over the lines by largest remainder: in kopecks, the parts add up.
create temporary table plan_line_discounts on commit drop as
with shares as (
  select
    lines.order_item_id, lines.order_id, discounts.amount,
    discounts.amount * 100 * lines.total_item_price
      / sum(lines.total_item_price) over (partition by lines.order_id) as exact
  from pg_temp.plan_lines as lines
  join pg_temp.plan_discounts as discounts using (order_id)
  where discounts.discount_type <> 'FREE_SHIPPING'
), ranked as (
  select *,
    row_number() over (partition by order_id order by exact - floor(exact) desc, order_item_id) as claim,
    amount * 100 - sum(floor(exact)) over (partition by order_id) as left_over
  from shares
)
select
  order_item_id,
  ((floor(exact) + case when claim <= left_over then 1 else 0 end) / 100)::numeric(10, 2) as discount_amount
from ranked;

-- Each order as it ends up: total = lines - discount + shipping.
create temporary table plan_totals on commit drop as
select
  orders.order_id, steps.status, steps.at as changed_at,
  goods.amount as goods_amount, coalesce(discounts.amount, 0) as discount_amount, orders.shipping_cost,
  goods.amount - coalesce(discounts.amount, 0) + orders.shipping_cost as total_amount,
  case
    when orders.payment_type = 'CASH_ON_DELIVERY' then case
      when steps.status = 'CANCELLED' then 'CANCELLED'
      when steps.status = 'REFUNDED' then 'REFUNDED'
      when steps.status in ('DELIVERED', 'COMPLETED', 'RETURNED') then 'PAID'
      else 'PENDING'
    end
    when orders.payment = 'waiting' then 'PENDING'
    when orders.payment = 'authorized' then 'AUTHORIZED'
    when orders.payment = 'declined' then case steps.status when 'PENDING' then 'PENDING' else 'FAILED' end
    when orders.payment = 'given up' then case steps.status when 'PENDING' then 'PENDING' else 'CANCELLED' end
    when steps.status in ('CANCELLED', 'REFUNDED') then 'REFUNDED'
    when steps.status = 'PENDING' then 'AUTHORIZED'
    -- A line of several was missing or damaged, and its price given back.
    when steps.status = 'COMPLETED' and goods.lines > 1 and orders.fate < 160 then 'PARTIALLY_REFUNDED'
    else 'PAID'
  end as payment_status
from pg_temp.plan_orders as orders
join pg_temp.plan_steps as steps on steps.order_id = orders.order_id and steps.is_last
join (
  select order_id, sum(total_item_price) as amount, count(*) as lines
  from pg_temp.plan_lines
  group by order_id
) as goods
  on goods.order_id = orders.order_id
left join pg_temp.plan_discounts as discounts on discounts.order_id = orders.order_id;

-- What was given back, line by line: of an order that was cancelled or came back all of it, else its first line.
create temporary table plan_refunds on commit drop as
select
  orders.order_id, lines.order_item_id, lines.quantity, orders.user_id, totals.payment_status = 'REFUNDED' as is_whole,
  lines.total_item_price - coalesce(given.discount_amount, 0) as amount,
  case when discounts.is_platforms then coalesce(given.discount_amount, 0) else 0 end as subsidy_amount,
  round((lines.total_item_price - coalesce(given.discount_amount, 0)) * lines.commission_rate, 2) as commission_amount,
  case when totals.payment_status = 'REFUNDED'
    then orders.shipping_cost
      - case when discounts.discount_type = 'FREE_SHIPPING' then totals.discount_amount else 0 end
    else 0
  end as shipping_amount,
  case when totals.payment_status = 'REFUNDED' and orders.order_type = 'FBS_SELLER_DELIVERY'
      and discounts.discount_type = 'FREE_SHIPPING' and discounts.is_platforms
    then totals.discount_amount else 0 end as shipping_subsidy_amount,
  case totals.payment_status when 'REFUNDED' then totals.changed_at else orders.delivered_at + interval '2 days' end
    as settled_at
from pg_temp.plan_orders as orders
join pg_temp.plan_totals as totals using (order_id)
join (
  select *, row_number() over (partition by order_id order by order_item_id) as place from pg_temp.plan_lines
) as lines using (order_id)
left join pg_temp.plan_line_discounts as given on given.order_item_id = lines.order_item_id
left join pg_temp.plan_discounts as discounts on discounts.order_id = orders.order_id
where totals.payment_status = 'REFUNDED'
  or totals.payment_status = 'PARTIALLY_REFUNDED' and lines.place = 1;

create unique index on pg_temp.plan_totals (order_id);
create unique index on pg_temp.plan_lines (order_item_id);
create index on pg_temp.plan_lines (order_id);
create index on pg_temp.plan_lines (product_id);
create index on pg_temp.plan_steps (order_id);
analyze pg_temp.plan_orders, pg_temp.plan_lines, pg_temp.plan_steps, pg_temp.plan_totals, pg_temp.plan_checkouts;
