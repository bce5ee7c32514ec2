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
    shows: 'transaction_id order_id user_id amount cancelled_amount refunded_amount created_date',
    hides: '',
    reads: [customer(), admin(['SUPER_ADMIN', 'FINANCE'])],
  },
  saved_payment_methods: {
    shows: `
      method_id user_id type last_four_digits card_brand expiry_month expiry_year is_default
      created_date
    `,
    hides: 'token gateway removed_at',
    reads: [customer()],
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
    hides: 'transaction_id',
    reads: [staff(['MANAGER', 'FINANCIER']), admin(['SUPER_ADMIN', 'FINANCE'])],
  },
};
