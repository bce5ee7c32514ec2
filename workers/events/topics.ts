import { z } from 'zod';

/** A key of a table, as JSON has it. */
const id = z.number().int().positive();
const user = z.object({ userId: id });
const product = z.object({ productId: id, sellerId: id });
const order = z.object({ orderId: id, checkoutId: id, userId: id, sellerId: id });

/**
 * What each topic's payload is. The database has the same keys (`functions/platform/event_topics.sql`) and refuses an
 * event with others; here are their types, for the tasks that get events and for the catalogue in the docs.
 */
export const TOPICS = {
  'user.blocked': z.object({ userId: id }),
  'user.erased': z.object({ userId: id }),
  'user.registered': user,
  'user.unblocked': user,
  'user.export_requested': user.extend({ exportId: z.guid() }),
  'message.queued': z.object({ messageId: z.guid() }),
  'seller.applied': z.object({ sellerId: id }),
  'seller.approved': z.object({ sellerId: id }),
  'seller.rejected': z.object({ sellerId: id }),
  'seller.blocked': z.object({ sellerId: id }),
  'upload.received': z.object({ uploadId: z.guid() }),
  'seller.suspended': z.object({ sellerId: id }),
  'seller.reinstated': z.object({ sellerId: id }),
  'seller.renamed': z.object({ sellerId: id }),
  'brand.changed': z.object({ brandId: id }),
  'category.changed': z.object({ categoryId: id }),
  'product.submitted': product,
  'product.approved': product,
  'product.rejected': product,
  'product.changed': product,
  'product.archived': product,
  'product.rated': z.object({ productId: id }),
  'price.changed': product,
  'stock.changed': product.extend({ variantId: id }),
  'cards.outdated': z.object({ sellerId: id }),
  'availability.changed': z.object({ skuCode: z.string(), sellerId: id }),
  'order.placed': order,
  'order.confirmed': order,
  'order.changed': order,
  'order.shipped': order,
  'order.delivered': order,
  'order.completed': order,
  'order.cancelled': order,
  'order.returned': order,
  'order.refunded': order,
  'payment.changed': z.object({ transactionId: z.guid(), checkoutId: id.nullable(), userId: id }),
  'refund.settled': z.object({ refundId: id, orderId: id, userId: id }),
  'payout.settled': z.object({ payoutId: id, sellerId: id }),
  'cart.abandoned': z.object({ cartId: id, userId: id }),
  'documents.outdated': z.object({
    brandId: id.nullable(),
    categoryId: id.nullable(),
    sellerId: id.nullable(),
    afterProductId: z.number().int().nonnegative(),
  }),
} as const satisfies Record<string, z.ZodObject>;

/** One of {@link TOPICS}. */
export type Topic = keyof typeof TOPICS;

/** What a task gets that is told of these topics, for `defineTask`. */
export const eventOf = <Name extends Topic>(...topics: [Name, ...Name[]]) =>
  z
    .object({ eventId: id, topic: z.enum(topics), payload: z.unknown() })
    .transform(({ eventId, topic, payload }) => ({
      eventId,
      topic,
      payload: TOPICS[topic].parse(payload) as z.infer<(typeof TOPICS)[Name]>,
    }));
