/** An amount as gateways are told it: `{ value: '1234.50', currency: 'RUB' }`. */
export interface Money {
  value: string;
  currency: string;
}

/** How far the gateway has come with a payment. */
export type Authorisation =
  | { state: 'AUTHORISED' | 'PENDING'; gatewayId: string }
  /** The buyer has to go to a page (3-D Secure). */
  | { state: 'ACTION_REQUIRED'; gatewayId: string; actionUrl: string }
  | { state: 'DECLINED'; gatewayId?: string; declineCode: string; message: string }
  | { state: 'CAPTURED' | 'VOIDED'; gatewayId: string };

/** What a webhook says. Any of them may come twice, late, and after what happened later. */
export interface GatewayEvent {
  eventId: string;
  kind: 'AUTHORISED' | 'DECLINED' | 'CAPTURED' | 'VOIDED' | 'REFUNDED';
  gatewayId: string;
  /** Our payment_transactions.transaction_id. */
  reference: string;
  amount?: Money;
  occurredAt: string;
  declineCode?: string;
}

/** What a token stands for, as it may be shown to its owner. A wallet has no expiry. */
export interface TokenDescription {
  kind: 'CARD' | 'E_WALLET';
  brand: string;
  lastFour: string;
  expiryMonth: number | null;
  expiryYear: number | null;
}

/**
 * Whoever moves money for us. Every call that changes something carries a key: asked again with it, the gateway does
 * nothing again and answers the same. A call throws {@link GatewayUnavailable} when nothing is known of its outcome, and
 * {@link GatewayRefused} when it will never succeed. A declined card is an answer, no error.
 */
export interface PaymentGateway {
  /** As payment_transactions.gateway and the webhook's address have it. */
  readonly name: string;
  /** Whether an authorisation can be captured in parts, one after the other. */
  readonly captures: 'once' | 'many';
  authorise(request: {
    key: string;
    reference: string;
    amount: Money;
    token: string;
    /** Where in the shop the buyer comes back to from the gateway's page: a path below SHOP_URL. */
    returnUrl: string;
  }): Promise<Authorisation>;
  capture(request: { key: string; gatewayId: string; amount: Money }): Promise<{ fee: string }>;
  /** Lets an authorisation go; one that was never made, or is gone already, is no error. */
  void(request: { key: string; gatewayId: string }): Promise<void>;
  /**
   * Lets go of what is held under a reference, gives back what was taken, and has nothing authorised under it any more:
   * for a payment nobody wants, of which it is not known how far it came, or what is still on its way.
   */
  abandon(request: { key: string; reference: string }): Promise<void>;
  refund(request: {
    key: string;
    gatewayId: string;
    amount: Money;
    reference: string;
  }): Promise<{ gatewayRefundId: string }>;
  payout(request: {
    key: string;
    amount: Money;
    account: unknown;
    reference: string;
  }): Promise<{ gatewayPayoutId: string }>;
  /** What the gateway knows under our transaction_id. */
  find(reference: string): Promise<Authorisation | undefined>;
  describeToken(token: string): Promise<TokenDescription>;
  /** Reads a webhook by its raw bytes; throws {@link WebhookForged} unless the gateway signed just them, recently. */
  readWebhook(rawBody: Buffer, headers: Record<string, string | undefined>): GatewayEvent;
}

/** Not reached, no answer in time, or an answer that says nothing of the request: ask again with the same key. */
export class GatewayUnavailable extends Error {}

/** The gateway understood and will never do it; `code` is its word for why. */
export class GatewayRefused extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

/** A webhook that its gateway did not sign. */
export class WebhookForged extends Error {}
