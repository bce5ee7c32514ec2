-- Definer: the worker reads no table. Time alone changes no row, so no trigger tells of it. A day told of twice does
-- nothing wrong: who listens looks again.
create or replace function wms_service.announce_expired(day date, after_sku text default '', page integer default 1000)
returns text
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  told record;
begin
  select
    array_agg(expired.sku_code order by expired.sku_code, expired.seller_id) as ids,
    array_agg(
      jsonb_build_object('skuCode', expired.sku_code, 'sellerId', expired.seller_id)
      order by expired.sku_code, expired.seller_id
    ) as payloads,
    count(*) as skus,
    max(expired.sku_code) as last
  into told
  from (
    select distinct item.sku_code, item.seller_id
    from wms_service.inventory_items as item
    where item.status = 'AVAILABLE'
      and item.expiration_date = announce_expired.day
      and item.sku_code > announce_expired.after_sku
      and item.quantity > item.reserved_quantity
    order by item.sku_code, item.seller_id
    limit announce_expired.page
  ) as expired;
  if told.ids is not null then
    perform platform.emit_all('availability.changed', told.ids, told.payloads);
  end if;
  return case when told.skus = announce_expired.page then told.last end;
end
$$;

comment on function wms_service.announce_expired(date, text, integer) is
  'Tells of SKUs with pieces that cannot be promised any more from this day on (UTC), a page of them after a SKU; returns the SKU to go on after, null at the end.';
grant execute on function wms_service.announce_expired(date, text, integer) to market_worker;
