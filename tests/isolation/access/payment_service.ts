import { admin, customer, staff, type Access } from './rules.ts';

export const payment_service: Record<string, Access> = {
  payment_transactions: {
    shows: `
      transaction_id order_id checkout_id user_id amount currency status payment_method_type
      authorized_amount captured_amount refunded_amount action_url decline_code processed_at
      created_date
    `,
    hides: 'gateway gateway_transaction_id method_id error_message',
    // A shop sees the payment_status of its orders, never how somebody pays.
    reads: [customer(), admin(['SUPER_ADMIN', 'FINANCE'])],
  },
  payment_allocations: {
    shows: `
      transaction_id order_id user_id amount cancelled_amount captured_amount captured_at
      refunded_amount created_date
    `,
    hides: '',
    reads: [customer(), admin(['SUPER_ADMIN', 'FINANCE'])],
  },
  refunds: {
    shows: `
      refund_id transaction_id order_id user_id amount shipping_amount reason status settled_at
      created_date
    `,
    hides: 'shipping_subsidy_amount request_key gateway_refund_id',
    reads: [customer(), admin(['SUPER_ADMIN', 'FINANCE'])],
  },
  refund_items: {
    shows: 'refund_id order_item_id user_id quantity amount',
    // Between the shop and the platform.
    hides: 'subsidy_amount commission_amount',
    reads: [customer(), admin(['SUPER_ADMIN', 'FINANCE'])],
  },
  // What they add up to is told by functions.
  ledger_accounts: { shows: '', hides: 'account_id kind seller_id', reads: [] },
  ledger_transfers: {
    shows: '',
    hides: `
      transfer_id kind debit_account_id credit_account_id amount order_id transaction_id refund_id
      payout_id occurred_at
    `,
    reads: [],
  },
  saved_payment_methods: {
    shows: `
      method_id user_id type last_four_digits card_brand expiry_month expiry_year is_default
      created_date
    `,
    hides: 'token gateway removed_at',
    reads: [customer('user_id = :user and removed_at is null')],
  },
  gateway_events: {
    shows: '',
    hides: `
      gateway event_id kind gateway_transaction_id reference amount currency decline_code occurred_at
      received_at
    `,
    reads: [],
  },
  payout_requests: {
    shows: 'payout_id seller_id amount status processed_at notes created_date',
    hides: 'transaction_id idempotency_key',
    reads: [staff(['MANAGER', 'FINANCIER']), admin(['SUPER_ADMIN', 'FINANCE'])],
  },
};
