/** Tables that only use fills: nothing of them is in the demo marketplace. */
export const FLEETING: readonly string[] = [
  'auth_service.challenges',
  'auth_service.recovery_codes',
  'auth_service.throttles',
  'order_service.line_cancellations',
  'payment_service.gateway_events',
  'user_service.data_export_parts',
  'user_service.data_exports',
  'user_service.uploads',
];
