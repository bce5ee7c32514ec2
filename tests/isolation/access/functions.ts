import type { Who } from './rules.ts';

/** Functions of the services that requests may call, and as whom. Each is tried in `graphql/functions.test.ts`. */
export const functions: Record<string, readonly Who[]> = {
  'seller_service.current_shop()': ['seller'],
  'seller_service.seller_terms(bigint)': ['admin'],
};
