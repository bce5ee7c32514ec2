-- For the functions of this service; callable by nobody else.
create or replace function order_service.release_lines(held order_service.orders, lines order_service.line_quantity[])
returns void
language plpgsql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  if held.order_type = 'FBO' then
    perform wms_service.release_stock(
      array(
        select row(item.order_item_id, item.sku_code, line.quantity)::wms_service.stock_claim
        from unnest(lines) as line
        join order_service.order_items as item using (order_item_id)
        where item.order_id = held.order_id
      )
    );
  else
    perform product_service.release_stock(
      array(
        select row(item.order_item_id, item.product_variant_id, line.quantity)::product_service.stock_claim
        from unnest(lines) as line
        join order_service.order_items as item using (order_item_id)
        where item.order_id = held.order_id
      )
    );
  end if;
end
$$;

comment on function order_service.release_lines(order_service.orders, order_service.line_quantity[]) is
  'Stock that was kept for lines of a locked order can be sold again: so many pieces of each, or all of them when the quantity is null.';
