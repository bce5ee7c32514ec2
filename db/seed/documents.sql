-- The listing's read model, last: from all that was made. Plans need to know how much that is.
analyze product_service.products, product_service.product_variants, product_service.categories,
  product_service.brands, seller_service.sellers, wms_service.inventory_items, order_service.orders,
  order_service.order_items, review_service.rating_summaries;

-- What search_service.rebuild_documents() does, but that nothing in it is of the clock.
do $$
declare
  generation constant integer := search_service.begin_rebuild();
  updated_at constant text := format('alter table search_service.%I alter column updated_at set default ', 'product_documents_' || generation);
  last_product_id bigint := 0;
begin
  execute updated_at || quote_literal(pg_temp.anchor());
  while last_product_id is not null loop
    last_product_id := search_service.fill_rebuild(generation, last_product_id, 20000);
  end loop;
  execute updated_at || 'current_timestamp';
  while search_service.index_rebuild(generation) > 0 loop
  end loop;
  perform search_service.switch_rebuild(generation);
end
$$;

alter table search_service.search_index_configs disable trigger user;
update search_service.search_index_configs
set
  last_indexed_at = pg_temp.anchor() - interval '20 minutes',
  last_modified_by = created_by,
  last_modified_date = created_date
where index_name = 'product_documents';
alter table search_service.search_index_configs enable trigger user;
