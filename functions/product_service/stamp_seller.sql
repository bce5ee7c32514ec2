-- seller_id is granted to no client for writing: which shop a product is of, is never the client's to say.
create or replace function product_service.stamp_seller()
returns trigger
language plpgsql
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  new.seller_id := coalesce(platform.current_seller_id(), new.seller_id);
  return new;
end
$$;

comment on function product_service.stamp_seller() is
  'Trigger: a product that a shop''s staff inserts is the shop''s. Without a shop (a migration, a task) the row says whose it is.';
