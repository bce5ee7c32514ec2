import { randomUUID } from 'node:crypto';
import type { Payment } from './book.ts';
import { written } from './money.ts';
import { Refusal } from './refusal.ts';

/** What the bank says to a payment with its card; what is to be decided later, is in `delayMs`. */
export function decide(payment: Payment, delayMs: number): Payment {
  switch (payment.card.behaviour) {
    case 'DECLINED':
      return { ...payment, state: 'DECLINED', declineCode: 'card_declined' };
    case 'INSUFFICIENT_FUNDS':
      return { ...payment, state: 'DECLINED', declineCode: 'insufficient_funds' };
    case 'ACTION_REQUIRED':
      return { ...payment, state: 'ACTION_REQUIRED', action: randomUUID() };
    case 'PENDING':
      return { ...payment, state: 'PENDING', decidedAt: Date.now() + delayMs };
    default:
      return payment;
  }
}

/** The same payment when nothing is held, or about to be. */
export function letGo(payment: Payment): Payment {
  if (!['PENDING', 'ACTION_REQUIRED', 'AUTHORISED'].includes(payment.state)) return payment;
  const voided: Payment = { ...payment, state: 'VOIDED' };
  delete voided.decidedAt;
  return voided;
}

/** What was given back of it so far. */
export const refundedOf = ({ refunds }: Payment): number =>
  refunds.reduce((sum, { amount }) => sum + amount, 0);

/** Refuses an amount in another currency, or of more than there is. */
export function mustFit(payment: Payment, amount: { value: number; currency: string }, most: number): void {
  if (amount.currency !== payment.currency) {
    throw new Refusal(422, 'currency_differs', `The payment is in ${payment.currency}.`);
  }
  if (amount.value > most) {
    throw new Refusal(422, 'amount_too_large', `There is ${written(most)} left of it.`);
  }
}

const DECLINED_BECAUSE: Record<string, string> = {
  card_declined: 'The bank declined the card.',
  insufficient_funds: 'There is not enough money on the card.',
  authentication_failed: 'The payment was not approved.',
};

/** A payment as it is answered; the address of its 3-D Secure page is made whole by whoever knows where that is. */
export const shown = (payment: Payment) => ({
  id: payment.id,
  reference: payment.reference,
  state: payment.state,
  amount: { value: written(payment.amount), currency: payment.currency },
  captured: written(payment.captured),
  refunded: written(refundedOf(payment)),
  fee: written(payment.fee),
  action: payment.action,
  declineCode: payment.declineCode,
  message: payment.declineCode && DECLINED_BECAUSE[payment.declineCode],
  createdAt: payment.createdAt,
});
