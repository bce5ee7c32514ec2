-- Definer: as announce_products(). A card may be made approved, or vanish, by a task or a person with a console.
create or replace function product_service.announce_listed_products()
returns trigger
language plpgsql security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  ids text[];
  payloads jsonb[];
begin
  select
    array_agg(listed.product_id::text order by listed.product_id),
    array_agg(
      jsonb_build_object('productId', listed.product_id, 'sellerId', listed.seller_id) order by listed.product_id
    )
  into ids, payloads
  from changed as listed
  where listed.status = 'ACTIVE';
  if ids is not null then
    perform platform.emit_all(
      case tg_op when 'INSERT' then 'product.approved' else 'product.archived' end, ids, payloads
    );
  end if;
  return null;
end
$$;

comment on function product_service.announce_listed_products() is
  'Trigger, after a statement that inserts or deletes products: tells of approved cards that came or went so.';
