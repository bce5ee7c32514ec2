import type { Who } from './rules.ts';

/**
 * Functions of the services that requests may call, and as whom. Those that only tell are tried by every persona in
 * `graphql/functions.test.ts`, those that change something in the tests of their service.
 */
export const functions: Record<string, readonly Who[]> = {
  'admin_service.change_admin_roles(bigint,text[])': ['admin'],
  'admin_service.change_setting(text,text)': ['admin'],
  'admin_service.compensate_saga(uuid)': ['admin'],
  'admin_service.deactivate_admin(bigint)': ['admin'],
  'admin_service.failed_events()': ['admin'],
  'admin_service.reactivate_admin(bigint)': ['admin'],
  'admin_service.retry_event(text,bigint)': ['admin'],
  'admin_service.retry_saga(uuid)': ['admin'],
  'admin_service.sagas(admin_service.saga_status_enum)': ['admin'],
  'auth_service.recovery_codes_left()': ['customer', 'operator', 'admin'],
  'product_service.approve_product(bigint)': ['admin'],
  'product_service.archive_product(bigint)': ['seller'],
  'product_service.change_price(bigint,numeric)': ['seller'],
  'product_service.reject_product(bigint,text)': ['admin'],
  'product_service.set_stock(bigint,integer)': ['seller'],
  'product_service.submit_product_for_moderation(bigint)': ['seller'],
  'search_service.rebuild_search_index()': ['admin'],
  'seller_service.current_shop()': ['seller'],
  'seller_service.reinstate_seller(bigint)': ['admin'],
  'seller_service.seller_terms(bigint)': ['admin'],
  'seller_service.suspend_seller(bigint,text)': ['admin'],
};
