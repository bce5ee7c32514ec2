import type { PaymentGateway } from './gateway.ts';

/** The payment providers that are set up. */
export interface PaymentGateways {
  /** The one new payments are made with. */
  current: PaymentGateway;
  /** The one a payment was made with; throws when it is not set up. */
  named(name: string): PaymentGateway;
}
