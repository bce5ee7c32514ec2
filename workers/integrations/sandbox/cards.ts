/** What becomes of a payment with a card. */
export type Behaviour =
  | 'APPROVED'
  | 'DECLINED'
  | 'INSUFFICIENT_FUNDS'
  | 'ACTION_REQUIRED'
  | 'TIMEOUT'
  | 'LATE_WEBHOOK'
  | 'REPEATED_WEBHOOK'
  | 'PENDING';

/** What a token stands for. No number of a card is ever kept. */
export interface Card {
  kind: 'CARD' | 'E_WALLET';
  brand: string;
  lastFour: string;
  expiryMonth: number | null;
  expiryYear: number | null;
  behaviour: Behaviour;
}

/** The numbers that may be typed; a real card's is refused, so that nobody gets used to typing one here. */
export const TEST_NUMBERS: Record<string, { brand: string; behaviour: Behaviour; token: string }> = {
  '4242424242424242': { brand: 'VISA', behaviour: 'APPROVED', token: 'tok_visa' },
  '5555555555554444': { brand: 'MASTERCARD', behaviour: 'APPROVED', token: 'tok_mastercard' },
  '2200000000000004': { brand: 'MIR', behaviour: 'APPROVED', token: 'tok_mir' },
  '4000000000000002': { brand: 'VISA', behaviour: 'DECLINED', token: 'tok_declined' },
  '4000000000009995': { brand: 'VISA', behaviour: 'INSUFFICIENT_FUNDS', token: 'tok_insufficient_funds' },
  '4000000000003220': { brand: 'VISA', behaviour: 'ACTION_REQUIRED', token: 'tok_3ds' },
  '4000000000000101': { brand: 'VISA', behaviour: 'TIMEOUT', token: 'tok_timeout' },
  '4000000000000200': { brand: 'VISA', behaviour: 'LATE_WEBHOOK', token: 'tok_late_webhook' },
  '4000000000000309': { brand: 'VISA', behaviour: 'REPEATED_WEBHOOK', token: 'tok_repeated_webhook' },
  '4000000000000408': { brand: 'VISA', behaviour: 'PENDING', token: 'tok_pending' },
};

const WALLET: Omit<Card, 'lastFour'> = {
  kind: 'E_WALLET',
  brand: 'SANDBOX_WALLET',
  expiryMonth: null,
  expiryYear: null,
  behaviour: 'APPROVED',
};

const READY_MADE = new Map<string, Card>([
  ...Object.entries(TEST_NUMBERS).map(([number, { token, brand, behaviour }]): [string, Card] => [
    token,
    { kind: 'CARD', brand, lastFour: number.slice(-4), expiryMonth: 12, expiryYear: 2040, behaviour },
  ]),
  ['tok_wallet', { ...WALLET, lastFour: '0001' }],
]);

/** What a token stands for that is good without having been made: `tok_…` for tests, `demo_…` of the demo's buyers. */
export function readyMade(token: string): Card | undefined {
  if (/^demo_[0-9a-f]{32}$/.test(token)) return { ...READY_MADE.get('tok_visa')!, lastFour: token.slice(-4) };
  return READY_MADE.get(token);
}
