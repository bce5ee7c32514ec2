import type pg from 'pg';

/** Categories that the demo lacks: below leaf 1001 one at depth 4, and one below that. */
export const DEEP = { depth4: '5000', depth5: '5001' } as const;

/** Fills a generation with documents of nothing, by the hundred thousand, and switches to it. */
export async function manyDocuments(owner: pg.Pool, count: number): Promise<void> {
  await owner.query(`
    insert into product_service.categories (category_id, name, parent_id, slug)
    values (${DEEP.depth4}, 'Deep', 1001, 'deep'), (${DEEP.depth5}, 'Deeper', ${DEEP.depth4}, 'deeper')`);
  const { rows } = await owner.query('select search_service.begin_rebuild() as generation');
  const { generation } = rows[0];
  await owner.query(
    `insert into search_service.product_documents_${generation} (
      generation, product_id, name, image_url, category_id, category_path, category_name, brand_id, brand_name,
      seller_id, seller_name, price_min_minor, price_max_minor, rating, review_count, in_stock, popularity, listed_at,
      variants
    )
    select
      $1, product_id, 'Product ' || product_id, '/media/demo/1.webp', path[cardinality(path)], path, 'Category',
      1 + hash % 120, 'Brand', 1 + (hash / 7) % 60, 'Shop', price, price + hash % 1000, (hash / 11) % 501,
      hash % 50, hash % 10 > 0, (hash / 13) % 3000, '2026-01-01'::timestamptz + product_id % 50000 * interval '1 minute',
      jsonb_build_array(jsonb_build_object('variantId', product_id, 'skuCode', 'S', 'priceMinor', price,
        'attributes', '{}'::jsonb, 'inStock', true, 'imageUrl', null))
    from (
      select product_id, abs(hashint8(product_id)::bigint) as hash, abs(hashint8(product_id + 7)::bigint) % 1000000 as price
      from generate_series(1, $2::bigint) as product_id
    ) as drawn
    join (
      select category_paths.path, row_number() over (order by category_id) - 1 as number, count(*) over () as leaves
      from product_service.category_paths
      where cardinality(path) >= 3
    ) as leaf on leaf.number = (hash / 17) % leaf.leaves`,
    [generation, count],
  );
  let missing = 1;
  while (missing > 0) {
    const answer = await owner.query('select search_service.index_rebuild($1) as missing', [generation]);
    missing = answer.rows[0].missing;
  }
  await owner.query('select search_service.switch_rebuild($1)', [generation]);
}
