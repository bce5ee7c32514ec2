-- Definer: as announce_products(). The statement may also be the foreign key's, following a product: nothing a card
-- shows has changed then.
create or replace function product_service.announce_variants()
returns trigger
language plpgsql security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  priced bigint[];
  shown bigint[];
  stock record;
begin
  if tg_op <> 'UPDATE' then
    perform product_service.announce_cards(
      'product.changed', array(select changed.product_id from changed where changed.is_active)
    );
    return null;
  end if;

  select
    array_agg(now.product_id) filter (
      where coalesce(now.price_modifier, 0) <> coalesce(was.price_modifier, 0) and now.is_active
    ),
    array_agg(now.product_id) filter (
      where (now.sku_code, now.attributes_json, now.image_url) is distinct from
        (was.sku_code, was.attributes_json, was.image_url) and now.is_active
        or now.is_active is distinct from was.is_active
    )
  into priced, shown
  from changed as now
  join was using (variant_id);
  if priced is not null then
    perform product_service.announce_cards('price.changed', priced);
  end if;
  if shown is not null then
    perform product_service.announce_cards('product.changed', shown);
  end if;

  select
    array_agg(now.variant_id::text order by now.variant_id) as ids,
    array_agg(
      jsonb_build_object('productId', now.product_id, 'variantId', now.variant_id, 'sellerId', now.seller_id)
      order by now.variant_id
    ) as payloads
  into stock
  from changed as now
  join was using (variant_id)
  join product_service.products as card on card.product_id = now.product_id
  where now.in_stock_fbs <> was.in_stock_fbs and now.is_active and card.status = 'ACTIVE';
  if stock.ids is not null then
    perform platform.emit_all('stock.changed', stock.ids, stock.payloads);
  end if;
  return null;
end
$$;

comment on function product_service.announce_variants() is
  'Trigger, after a statement on product_variants: tells of the approved cards whose choice, prices or stock changed.';
