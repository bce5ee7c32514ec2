/** A finding that is meant, and why. */
export interface Allowance {
  lint: string;
  /** Exactly the subject the lint reports. */
  subject: string;
  reason: string;
}

/** Everything here was looked at by a person. An entry that nothing reports any more is an error. */
export const allowed: readonly Allowance[] = [
  ...['market_customer', 'market_admin'].map((role) => ({
    lint: 'column_beyond_rows',
    subject: `${role} seller_service.sellers`,
    reason: 'status_reason: a constraint keeps it null in the rows everybody sees.',
  })),
  {
    lint: 'rls_without_policy',
    subject: 'user_service.upload_rules',
    reason: 'Rules that only the functions of uploads read, as the owner.',
  },
  {
    lint: 'rls_without_policy',
    subject: 'platform.messages',
    reason: 'Written by queue_message(), read by the worker through functions of platform.',
  },
  {
    lint: 'rls_without_policy',
    subject: 'platform.send_slots',
    reason: 'Only take_send_slot() counts what is sent.',
  },
  {
    lint: 'rls_without_policy',
    subject: 'auth_service.challenges',
    reason: 'Only the sign-in functions know what somebody has yet to prove.',
  },
  {
    lint: 'rls_without_policy',
    subject: 'auth_service.recovery_codes',
    reason: 'Only the sign-in functions compare them.',
  },
  {
    lint: 'rls_without_policy',
    subject: 'user_service.data_export_parts',
    reason: 'Only data_export_content() gives them out, whole.',
  },
  {
    lint: 'rls_without_policy',
    subject: 'product_service.stock_reservations',
    reason: 'Only the commands that reserve and release stock count it.',
  },
  {
    lint: 'rls_without_policy',
    subject: 'payment_service.gateway_events',
    reason: 'Only take_gateway_event() writes down what gateways tell.',
  },
  {
    lint: 'rls_without_policy',
    subject: 'payment_service.ledger_accounts',
    reason: 'Only the functions that move money name an account; balances are told by functions.',
  },
  {
    lint: 'rls_without_policy',
    subject: 'payment_service.ledger_transfers',
    reason: 'As the accounts.',
  },
  {
    lint: 'rls_without_policy',
    subject: 'auth_service.throttles',
    reason: 'Only the sign-in functions count attempts.',
  },
  {
    lint: 'rls_without_policy',
    subject: 'platform.applied_sections',
    reason: 'The ledger of db:migrate; only the migrating login touches it.',
  },
  {
    lint: 'rls_without_policy',
    subject: 'platform.releases',
    reason: 'Read through platform.release(), written by the migrating login.',
  },
  {
    lint: 'rls_without_policy',
    subject: 'platform.error_codes',
    reason: 'Read by platform.fail() and by the documentation.',
  },
  {
    lint: 'rls_without_policy',
    subject: 'platform.role_permissions',
    reason: 'The matrix is readable by nobody; platform.may() answers about the caller.',
  },
  {
    lint: 'rls_without_policy',
    subject: 'platform.status_transitions',
    reason: 'The state machines; read by the trigger that guards a status, and by the documentation.',
  },
  {
    lint: 'rls_without_policy',
    subject: 'platform.event_topics',
    reason: 'The register of topics; read by the trigger that delivers events.',
  },
  {
    lint: 'rls_without_policy',
    subject: 'platform.event_consumers',
    reason: 'The register of consumers; read by functions of platform only.',
  },
  {
    lint: 'rls_without_policy',
    subject: 'platform.event_deliveries',
    reason: 'The queue; functions of platform fill and empty it.',
  },
  {
    lint: 'rls_without_policy',
    subject: 'platform.event_consumptions',
    reason: 'The proof of consumption; written by consume_events() and take_events() only.',
  },
  {
    lint: 'rls_without_policy',
    subject: 'platform.workers',
    reason: 'Written and read by functions of platform on behalf of the worker.',
  },
  {
    lint: 'rls_without_policy',
    subject: 'platform.sagas',
    reason: 'Changed by functions of platform only; administrators see it through admin_service.',
  },
  {
    lint: 'rls_without_policy',
    subject: 'platform.saga_steps',
    reason: 'As platform.sagas.',
  },
  {
    lint: 'rls_without_policy',
    subject: 'platform.job_receipts',
    reason: 'Written by make_job_receipt() only.',
  },
  {
    lint: 'table_granted_to_service',
    subject: 'platform.events',
    reason:
      'Insert only, with a policy: that is how the row knows, and nobody can forge, which service emits it.',
  },
  {
    lint: 'rls_without_policy',
    subject: 'auth_service.user_credentials',
    reason: 'Password digests: only functions of auth_service compare and replace them.',
  },
  {
    lint: 'definer_ignores_caller',
    subject: 'platform.fail(text,text,text,jsonb)',
    reason: 'It only raises the error it is given; it reads nothing but whether the code is registered.',
  },
  {
    lint: 'column_beyond_rows',
    subject: 'market_admin promotion_service.promotions',
    reason: 'A visitor is shown promotions without a code only; on those rows the column is null.',
  },
  {
    lint: 'column_beyond_rows',
    subject: 'market_seller promotion_service.promotions',
    reason: 'A visitor is shown promotions without a code only; on those rows the column is null.',
  },
  {
    lint: 'no_primary_key',
    subject: 'search_service.product_documents',
    reason:
      'Each partition has one, of product_id; a key of the whole table would have to contain the generation.',
  },
  {
    lint: 'logical_key_without_index',
    subject: 'search_service.product_documents (category_id)',
    reason:
      'Walked to the category only. Its products are found by category_path, which has an index at each depth.',
  },
];
