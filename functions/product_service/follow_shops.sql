-- Definer: a consumer of events, called by platform. Believes the shop's state, not the notice: one that comes late,
-- twice or out of order changes nothing. A shop may have 50,000 cards, each with what repeats its state: a page of them
-- follows, and the rest is an event to itself.
create or replace function product_service.follow_shops(events platform.event[])
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  page constant integer := 1000;
  followed record;
begin
  -- Cards being made or approved (follow_shop()) by the shop's state of before: once they are there, they are seen. Given
  -- back at once: held, it would meet their locks on the rows.
  perform pg_advisory_lock(7203406, told.seller), pg_advisory_unlock(7203406, told.seller)
  from (
    select distinct hashint8((event.payload ->> 'sellerId')::bigint) as seller
    from unnest(follow_shops.events) as event
  ) as told;

  with shop as (
    select told.seller_id, active.seller_id is not null as is_active
    from (
      select distinct (event.payload ->> 'sellerId')::bigint as seller_id
      from unnest(follow_shops.events) as event
    ) as told
    left join seller_service.active_sellers as active using (seller_id)
  ), behind as (
    select product.product_id, shop.is_active
    from product_service.products as product
    join shop using (seller_id)
    where product.is_shop_active <> shop.is_active
    order by product.product_id
    limit page
    for update of product
  ), changed as (
    update product_service.products as product
    set is_shop_active = behind.is_active
    from behind
    where product.product_id = behind.product_id
    returning product.product_id
  )
  select array_agg(changed.product_id) as products, count(*) as cards
  into followed
  from changed;

  if followed.cards = page then
    -- Of which shop the others are, the next page finds out.
    perform platform.emit('cards.outdated', told.seller_id::text, jsonb_build_object('sellerId', told.seller_id))
    from (
      select distinct (event.payload ->> 'sellerId')::bigint as seller_id
      from unnest(follow_shops.events) as event
    ) as told;
  end if;
  perform platform.notify_subscribers('product', followed.products);
end
$$;

comment on function product_service.follow_shops(platform.event[]) is
  'Consumer of seller.suspended and seller.reinstated, and of cards.outdated, by which it tells itself to go on: keeps products.is_shop_active equal to whether the shop sells.';
grant execute on function product_service.follow_shops(platform.event[]) to platform;
