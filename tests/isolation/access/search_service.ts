import { admin, type Access } from './rules.ts';

const CURATORS = ['SUPER_ADMIN', 'CATALOG_MANAGER'] as const;

export const search_service: Record<string, Access> = {
  search_index_configs: {
    shows: 'config_id index_name source_service last_indexed_at indexing_schedule is_active created_date',
    hides: '',
    reads: [admin(CURATORS)],
  },
  search_query_logs: {
    shows: 'log_id query_text timestamp results_count',
    // What is asked matters, not who asks.
    hides: 'user_id ip_address',
    reads: [admin(CURATORS)],
  },
};
