/** A page of a category as a shop window shows it, asked for in GraphQL and in SQL. */
export interface Listing {
  /** Variables `$category` and `$after`. */
  graphql: string;
  /** The connection's field. */
  field: string;
  /**
   * One row, one column `page`: the answer as JSON text. `$1` is the category, the others are the last row before the
   * page: of a deeper page than the first, when `isDeep`.
   */
  sql(depth: number, isDeep: boolean): string;
}

/** How many products a page has. */
export const PAGE = 20;

/** From the tables of four services. */
export const fromTables: Listing = {
  field: 'products',
  graphql: `query Listing($category: BigInt!, $after: Cursor, $first: Int!) {
  products(filter: { categoryId: { equalTo: $category } }, first: $first, after: $after) {
    nodes {
      productId name basePrice mainImageUrl
      brand { name }
      seller { shopName }
      ratingSummary { average reviewCount }
      variants(first: 5) { nodes { variantId skuCode attributesJson priceModifier inStockFbs } }
    }
    pageInfo { hasNextPage endCursor }
  }
}`,
  sql: (_depth, isDeep) => `select json_build_object(
  'nodes', coalesce(json_agg(node order by product_id) filter (where place <= ${PAGE}), '[]'),
  'hasNextPage', count(*) > ${PAGE},
  'endCursor', max(product_id) filter (where place <= ${PAGE})
)::text as page
from (
  select product.product_id, place, json_build_object(
    'productId', product.product_id,
    'name', product.name,
    'basePrice', product.base_price::text,
    'mainImageUrl', product.main_image_url,
    'brand', brand.name,
    'seller', seller.shop_name,
    'average', rating.average::text,
    'reviewCount', rating.review_count,
    'variants', variants.list
  ) as node
  from (
    select product_id, name, base_price, main_image_url, brand_id, seller_id,
      row_number() over (order by product_id) as place
    from product_service.products
    where category_id = $1 ${isDeep ? 'and product_id > $2::bigint' : ''}
    order by product_id
    limit ${PAGE + 1}
  ) as product
  left join product_service.brands as brand using (brand_id)
  left join seller_service.sellers as seller on seller.seller_id = product.seller_id
  left join review_service.rating_summaries as rating on rating.product_id = product.product_id
  left join lateral (
    select coalesce(json_agg(json_build_object(
      'variantId', variant_id,
      'skuCode', sku_code,
      'attributes', attributes_json,
      'priceModifier', price_modifier::text,
      'inStockFbs', in_stock_fbs
    ) order by variant_id), '[]') as list
    from (
      select variant_id, sku_code, attributes_json, price_modifier, in_stock_fbs
      from product_service.product_variants
      where product_id = product.product_id
      order by variant_id
      limit 5
    ) as variant
  ) as variants on true
) as numbered`,
};

/** From the read model: one table, one row a product, its variants inside. */
export const fromDocuments: Listing = {
  field: 'browseProducts',
  graphql: `query Listing($category: BigInt!, $after: Cursor, $first: Int!) {
  browseProducts(categoryId: $category, first: $first, after: $after) {
    nodes {
      productId name imageUrl priceMinMinor brandName sellerName rating reviewCount
      variants { variantId skuCode priceMinor attributes inStock }
    }
    pageInfo { hasNextPage endCursor }
  }
}`,
  sql: (depth, isDeep) => `select json_build_object(
  'nodes', coalesce(json_agg(json_build_object(
    'productId', product_id,
    'name', name,
    'imageUrl', image_url,
    'priceMinMinor', price_min_minor,
    'brandName', brand_name,
    'sellerName', seller_name,
    'rating', rating,
    'reviewCount', review_count,
    'variants', variants
  ) order by place) filter (where place <= ${PAGE}), '[]'),
  'hasNextPage', count(*) > ${PAGE},
  'endCursor', (array_agg(array[popularity, product_id] order by place))[${PAGE}:${PAGE}]
)::text as page
from (
  select product_id, name, image_url, price_min_minor, brand_name, seller_name, rating, review_count, variants,
    popularity, row_number() over (order by popularity desc, product_id desc) as place
  from search_service.product_documents
  where category_path[${depth}] = $1 ${isDeep ? 'and (popularity, product_id) < ($2::integer, $3::bigint)' : ''}
  order by popularity desc, product_id desc
  limit ${PAGE + 1}
) as document`,
};
