-- Definer: see refresh_documents. A notice that comes late changes nothing: what counts is whether the shop sells now.
create or replace function search_service.hide_seller(seller_id bigint)
returns bigint[]
language plpgsql security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  one record;
  removed bigint[];
  changed bigint[] := '{}';
begin
  perform search_service.lock_documents();
  if exists (
    select from seller_service.active_sellers as seller where seller.seller_id = hide_seller.seller_id
  ) then
    return '{}';
  end if;
  for one in select * from search_service.document_generations() loop
    execute format(
      'with removed as (delete from search_service.%I where seller_id = $1 returning product_id)
       select array_agg(product_id order by product_id) from removed',
      'product_documents_' || one.generation
    ) into removed using seller_id;
    if one.is_live then
      changed := coalesce(removed, '{}');
    end if;
  end loop;
  return changed;
end
$$;

comment on function search_service.hide_seller(bigint) is
  'Removes the documents of a shop that does not sell; returns its products that had one.';
