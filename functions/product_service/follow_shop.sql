-- Definer: only this service reads which shops sell. A card that is only being written when the shop's notice comes is
-- not seen by follow_shops(), which therefore waits for those who hold this lock; who comes later reads the shop anew.
create or replace function product_service.follow_shop()
returns trigger
language plpgsql security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  perform pg_advisory_xact_lock_shared(7203406, hashint8(new.seller_id));
  new.is_shop_active := exists (
    select from seller_service.active_sellers as shop where shop.seller_id = new.seller_id
  );
  return new;
end
$$;

comment on function product_service.follow_shop() is
  'Trigger: a card that is made or approved knows whether its shop sells; later changes come by follow_shops().';
