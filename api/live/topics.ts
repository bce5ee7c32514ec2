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
];
