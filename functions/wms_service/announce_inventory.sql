-- Definer: whoever changes stock emits as this service. By place, not by SKU: whether a SKU as a whole ran out, two
-- transactions that empty two places at once could each not see. It cannot run out or come back but with a place.
create or replace function wms_service.announce_inventory()
returns trigger
language plpgsql security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  told record;
begin
  if tg_op = 'UPDATE' then
    select
      array_agg(flipped.sku_code order by flipped.sku_code, flipped.seller_id) as ids,
      array_agg(
        jsonb_build_object('skuCode', flipped.sku_code, 'sellerId', flipped.seller_id)
        order by flipped.sku_code, flipped.seller_id
      ) as payloads
    into told
    from (
      select distinct place.sku_code, place.seller_id
      from changed as now
      join was using (inventory_item_id)
      cross join lateral (values (now.sku_code, now.seller_id), (was.sku_code, was.seller_id))
        as place (sku_code, seller_id)
      where (now.status = 'AVAILABLE' and now.quantity > now.reserved_quantity)
          <> (was.status = 'AVAILABLE' and was.quantity > was.reserved_quantity)
        or (now.sku_code, now.seller_id, now.expiration_date) is distinct from
          (was.sku_code, was.seller_id, was.expiration_date)
    ) as flipped;
  else
    select
      array_agg(promised.sku_code order by promised.sku_code, promised.seller_id) as ids,
      array_agg(
        jsonb_build_object('skuCode', promised.sku_code, 'sellerId', promised.seller_id)
        order by promised.sku_code, promised.seller_id
      ) as payloads
    into told
    from (
      select distinct changed.sku_code, changed.seller_id
      from changed
      where changed.status = 'AVAILABLE' and changed.quantity > changed.reserved_quantity
    ) as promised;
  end if;
  if told.ids is not null then
    perform platform.emit_all('availability.changed', told.ids, told.payloads);
  end if;
  return null;
end
$$;

comment on function wms_service.announce_inventory() is
  'Trigger, after a statement on inventory_items: tells of the SKUs of which a place can promise pieces again, or no more.';
