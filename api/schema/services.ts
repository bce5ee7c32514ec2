/**
 * The schemas published as one API. `platform` is not among them: what is not a service has no GraphQL types.
 *
 * The list is also read by tests, which compare it with the services of the database.
 */
export const publishedSchemas = [
  'user_service',
  'auth_service',
  'seller_service',
  'product_service',
  'payment_service',
  'logistics_service',
  'wms_service',
  'promotion_service',
  'cart_service',
  'order_service',
  'review_service',
  'qa_service',
  'messaging_service',
  'notification_service',
  'search_service',
  'admin_service',
] as const;
