import type { RowTopic } from './rowTopic.ts';

/** What can be subscribed to. */
export const TOPICS: readonly RowTopic[] = [
  {
    topic: 'product',
    schema: 'product_service',
    table: 'products',
    key: 'product_id',
    when: 'its card or its state changed',
  },
  {
    topic: 'product_document',
    schema: 'search_service',
    table: 'product_documents',
    key: 'product_id',
    when: 'what lists show of it changed',
  },
];
