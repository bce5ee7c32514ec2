-- Definer: as announce_products(). One event a brand, however many products carry its name.
create or replace function product_service.announce_brands()
returns trigger
language plpgsql security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  ids text[];
  payloads jsonb[];
begin
  select
    array_agg(now.brand_id::text order by now.brand_id),
    array_agg(jsonb_build_object('brandId', now.brand_id) order by now.brand_id)
  into ids, payloads
  from changed as now
  join was using (brand_id)
  where now.name <> was.name;
  if ids is not null then
    perform platform.emit_all('brand.changed', ids, payloads);
  end if;
  return null;
end
$$;

comment on function product_service.announce_brands() is
  'Trigger, after a statement that updates brands: tells of those that were renamed.';
