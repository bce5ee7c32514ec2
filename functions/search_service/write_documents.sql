-- Call lock_documents() in a statement before. Rows that would not change are not written: neither their indexes nor
-- whoever is told of changes are bothered.
create or replace function search_service.write_documents(generation integer, product_ids bigint[])
returns bigint[]
language plpgsql
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  columns constant text := 'product_id, name, short_description, image_url, category_id, category_path, '
    'category_name, brand_id, brand_name, seller_id, seller_name, price_min_minor, price_max_minor, rating, '
    'review_count, in_stock, popularity, listed_at, variants';
  changed bigint[];
begin
  execute format(
    $sql$
      with fresh as materialized (
        select * from search_service.documents_of($1)
      ), removed as (
        delete from search_service.%1$I as document
        where document.product_id = any ($1)
          and not exists (select from fresh where fresh.product_id = document.product_id)
        returning document.product_id
      ), written as (
        insert into search_service.%1$I as document (generation, %2$s)
        select $2, %2$s
        from fresh
        on conflict (product_id) do update
        set (%2$s, updated_at) = row(%3$s, current_timestamp)
        where (%4$s) is distinct from (%3$s)
        returning document.product_id
      )
      select array_agg(product_id order by product_id)
      from (table removed union all table written) as touched
    $sql$,
    'product_documents_' || generation,
    columns,
    regexp_replace(columns, '(\w+)', 'excluded.\1', 'g'),
    regexp_replace(columns, '(\w+)', 'document.\1', 'g')
  ) into changed using product_ids, generation;
  return coalesce(changed, '{}');
end
$$;

comment on function search_service.write_documents(integer, bigint[]) is
  'Makes the documents of these products in one generation what they should be; returns those that changed.';
