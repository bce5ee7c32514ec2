-- Definer: called by platform.check_invariants(), which has no right on the tables.
create or replace function product_service.check_stock()
returns table (check_name text, subject text, detail text)
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  -- What was sent long ago may have been kept for before anybody counted.
  select
    'own_stock_is_kept_for_its_lines',
    format('order line %s', line.order_item_id),
    format(
      '%s pieces of a %s order that is %s, kept %s', line.quantity - line.cancelled_quantity, line.order_type,
      line.status, coalesce(kept.quantity - kept.released_quantity, 0)
    )
  from order_service.order_lines as line
  left join product_service.stock_reservations as kept using (order_item_id)
  where case
    when line.order_type = 'FBO' then kept.order_item_id is not null
    when line.status = 'CANCELLED' then kept.released_quantity < kept.quantity
    when line.status in ('PENDING', 'PROCESSING')
      then coalesce(kept.quantity - kept.released_quantity, 0) <> line.quantity - line.cancelled_quantity
    else kept.quantity - kept.released_quantity <> line.quantity - line.cancelled_quantity
  end

  union all
  select
    'own_stock_is_kept_of_what_was_ordered',
    format('order line %s', line.order_item_id),
    format('is of variant %s, kept of variant %s', line.product_variant_id, kept.variant_id)
  from order_service.order_lines as line
  join product_service.stock_reservations as kept using (order_item_id)
  where kept.variant_id <> line.product_variant_id
$$;

comment on function product_service.check_stock() is
  'What must hold of the stock shops keep themselves at any time and does not.';
grant execute on function product_service.check_stock() to platform;
