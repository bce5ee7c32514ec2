import type { RowTopic } from './rowTopic.ts';

/** What can be subscribed to. */
export const TOPICS: readonly RowTopic[] = [
  {
    topic: 'order',
    schema: 'order_service',
    table: 'orders',
    key: 'order_id',
    when: 'it came a step further, pieces of it were given up, or its parcel has moved',
  },
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
