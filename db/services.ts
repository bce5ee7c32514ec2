/**
 * The schemas the project manages, in the order their migrations run: a service comes after those whose
 * types or published views it uses. `platform` first: it holds what every service leans on.
 */
export const SERVICES = [
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

/** Every schema whose objects come from this repository's files: `platform` and the sixteen services. */
export const MANAGED_SCHEMAS = ['platform', ...SERVICES] as const;

/** A schema of this project; also the name of the NOLOGIN role that owns it. */
export type ManagedSchema = (typeof MANAGED_SCHEMAS)[number];

/** Roles that carry one request each; the API's login role becomes one of them by `set local role`. */
export const REQUEST_ROLES = [
  'market_anonymous',
  'market_customer',
  'market_seller',
  'market_operator',
  'market_admin',
] as const;

/** Who may call `platform`: every service and, through `market_anonymous`, every request. */
export const PLATFORM_CALLER = 'platform_caller';

/** Who inherits what: a seller may do what a customer may, everybody what an anonymous visitor may. */
export const REQUEST_ROLE_PARENTS: Record<string, string> = {
  market_customer: 'market_anonymous',
  market_seller: 'market_customer',
  market_operator: 'market_anonymous',
  market_admin: 'market_anonymous',
};

/** Roles that processes log in as. Only `market_api` may become a request role. */
export const LOGIN_ROLES = ['market_owner', 'market_api', 'market_auth', 'market_worker'] as const;
export type LoginRole = (typeof LOGIN_ROLES)[number];
