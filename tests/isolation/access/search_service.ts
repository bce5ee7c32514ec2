import { admin, anyone, type Access } from './rules.ts';

const CURATORS = ['SUPER_ADMIN', 'CATALOG_MANAGER'] as const;

export const search_service: Record<string, Access> = {
  search_index_configs: {
    shows: 'config_id index_name source_service last_indexed_at indexing_schedule is_active created_date',
    hides: '',
    reads: [admin(CURATORS)],
  },
  product_documents: {
    shows:
      'product_id name short_description image_url category_id category_path category_name brand_id brand_name ' +
      'seller_id seller_name price_min_minor price_max_minor rating review_count in_stock popularity listed_at ' +
      'variants updated_at',
    // How it is kept is nobody's business.
    hides: 'generation',
    reads: [anyone()],
  },
  search_query_logs: {
    shows: 'log_id query_text timestamp results_count',
    // What is asked matters, not who asks.
    hides: 'user_id ip_address',
    reads: [admin(CURATORS)],
  },
};
