-- Definer: a consumer of events, called by platform. Believes the shop's state, not the notice: one that comes late,
-- twice or out of order changes nothing.
create or replace function product_service.follow_shops(events platform.event[])
returns void
language sql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  with shop as (
    select told.seller_id, active.seller_id is not null as is_active
    from (
      select distinct (event.payload ->> 'sellerId')::bigint as seller_id
      from unnest(follow_shops.events) as event
    ) as told
    left join seller_service.active_sellers as active using (seller_id)
  ), followed as (
    update product_service.products as product
    set is_shop_active = shop.is_active
    from shop
    where product.seller_id = shop.seller_id and product.is_shop_active <> shop.is_active
    returning product.product_id
  )
  select platform.notify_subscribers('product', array(select followed.product_id from followed))
$$;

comment on function product_service.follow_shops(platform.event[]) is
  'Consumer of seller.suspended and seller.reinstated: keeps products.is_shop_active equal to whether the shop sells.';
grant execute on function product_service.follow_shops(platform.event[]) to platform;
