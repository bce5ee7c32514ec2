-- The orders themselves. total_amount = sum of total_item_price - discount_amount + shipping_cost; a checkout is the
-- sum of its orders.
insert into order_service.checkouts (
  checkout_id, user_id, total_amount, discount_amount, shipping_cost, idempotency_key, status, payment_method_type,
  payment_method_id, expires_at, confirmed_at, cancel_reason, created_by, created_date, last_modified_date
)
select
  checkouts.checkout_id, checkouts.user_id, sum(totals.total_amount), sum(totals.discount_amount),
  sum(totals.shipping_cost),
  pg_temp.uuid_of('checkout ' || checkouts.checkout_id),
  case
    when min(reached.at) is not null then 'CONFIRMED'
    when bool_or(totals.status = 'PENDING') then 'PENDING'
    else 'CANCELLED'
  end::order_service.checkout_status_enum,
  checkouts.payment_type, checkouts.method_id,
  case when checkouts.payment_type <> 'CASH_ON_DELIVERY' then checkouts.created_at + interval '30 minutes' end,
  min(reached.at),
  case
    when min(reached.at) is null and not bool_or(totals.status = 'PENDING')
      then case checkouts.payment when 'declined' then 'PAYMENT_DECLINED' else 'PAYMENT_EXPIRED' end
  end::order_service.cancel_reason_enum,
  'user:' || checkouts.user_id, checkouts.created_at, checkouts.created_at
from pg_temp.plan_checkouts as checkouts
join pg_temp.plan_orders as orders using (checkout_id)
join pg_temp.plan_totals as totals using (order_id)
left join pg_temp.plan_steps as reached on reached.order_id = orders.order_id and reached.status = 'PROCESSING'
group by checkouts.checkout_id, checkouts.user_id, checkouts.created_at, checkouts.payment_type, checkouts.method_id,
  checkouts.payment
order by checkouts.checkout_id;

-- Nobody is told of what was long before, and its history is written below.
alter table order_service.orders disable trigger _900_write_history;

insert into order_service.orders (
  order_id, checkout_id, user_id, seller_id, status, total_amount, discount_amount, shipping_cost,
  shipping_address_json, payment_method_id, payment_status, shipping_method_id, tracking_number, order_type,
  expected_delivery_date, delivered_at, shipping_discount_amount, shipping_subsidy_amount, ship_by, accepted_at,
  cancel_reason, created_by, created_date, last_modified_date
)
select
  orders.order_id, orders.checkout_id, orders.user_id, orders.seller_id, totals.status::order_service.order_status_enum,
  totals.total_amount, totals.discount_amount, totals.shipping_cost,
  jsonb_build_object(
    'first_name', people.first_name, 'last_name', people.last_name, 'phone_number', people.phone_number,
    'city', addresses.city, 'street', addresses.street, 'house_number', addresses.house_number,
    'apartment_number', addresses.apartment_number, 'zip_code', addresses.zip_code,
    'latitude', addresses.latitude, 'longitude', addresses.longitude
  ),
  orders.method_id, totals.payment_status::payment_service.payment_status_enum, orders.shipping_method_id,
  case when orders.shipped_at < pg_temp.anchor() then 'MP' || lpad(orders.order_id::text, 9, '0') || 'RU' end,
  orders.order_type, (orders.created_at + orders.max_delivery_days * interval '1 day')::date + 2,
  case when orders.delivered_at < pg_temp.anchor() then orders.delivered_at end,
  case when discounts.discount_type = 'FREE_SHIPPING' then totals.discount_amount else 0 end,
  case when discounts.discount_type = 'FREE_SHIPPING' and discounts.is_platforms then totals.discount_amount else 0 end,
  case when orders.order_type <> 'FBO' then orders.processing_at + interval '48 hours' end,
  case when orders.order_type <> 'FBO' and orders.shipped_at < pg_temp.anchor()
    then least(orders.processing_at + interval '1 hour', orders.shipped_at) end,
  case
    when totals.status <> 'CANCELLED' then null
    when orders.payment = 'declined' then 'PAYMENT_DECLINED'
    when orders.payment = 'given up' then 'PAYMENT_EXPIRED'
    else orders.cancelled_for
  end::order_service.cancel_reason_enum,
  'user:' || orders.user_id, orders.created_at, totals.changed_at
from pg_temp.plan_orders as orders
join pg_temp.plan_totals as totals using (order_id)
join pg_temp.people using (user_id)
join pg_temp.addresses on addresses.user_id = orders.user_id and addresses.place = orders.address_place
left join pg_temp.plan_discounts as discounts using (order_id)
order by orders.order_id;

alter table order_service.orders enable trigger _900_write_history;

-- Commission is taken of what the buyer pays for the line.
insert into order_service.order_items (
  order_item_id, order_id, product_id, product_variant_id, sku_code, product_name, quantity, unit_price,
  total_item_price, discount_amount, subsidy_amount, vat_rate, commission_rate, commission_amount, created_by,
  created_date, last_modified_date
)
select
  order_item_id, order_id, product_id, variant_id, sku_code, name, quantity, unit_price, total_item_price,
  coalesce(discount_amount, 0), case when discounts.is_platforms then coalesce(discount_amount, 0) else 0 end, vat_rate,
  commission_rate,
  round((total_item_price - coalesce(discount_amount, 0)) * commission_rate, 2),
  'user:' || user_id, created_at, created_at
from pg_temp.plan_lines
left join pg_temp.plan_line_discounts using (order_item_id)
left join (select order_id, is_platforms from pg_temp.plan_discounts) as discounts using (order_id)
order by order_item_id;

insert into order_service.order_status_history (history_id, order_id, status, changed_by_user_id, created_date)
select history_id, order_id, status::order_service.order_status_enum, changed_by, at
from pg_temp.plan_steps
order by history_id;

-- What open orders have taken from the shops' own stock, which was counted without it.
insert into product_service.stock_reservations (order_item_id, variant_id, quantity, created_by, created_date, last_modified_date)
select order_item_id, variant_id, quantity, 'user:' || lines.user_id, lines.created_at, lines.created_at
from pg_temp.plan_lines as lines
join pg_temp.plan_totals as totals using (order_id)
where lines.order_type <> 'FBO'
  and totals.status in ('PENDING', 'PROCESSING')
order by order_item_id;
