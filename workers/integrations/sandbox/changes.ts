import { randomUUID } from 'node:crypto';
import type { Change, OutgoingEvent, Payment } from './book.ts';
import { written } from './money.ts';

/** A payment in another state, and the webhook that tells of it. */
export function changed(payment: Payment, delayMs: number): Change {
  const { state } = payment;
  if (state === 'PENDING' || state === 'ACTION_REQUIRED') return { payments: [payment], events: [] };
  const amount = state === 'CAPTURED' ? payment.captured : payment.amount;
  return { payments: [payment], events: [eventOf(payment, state, amount, delayMs)] };
}

/** A payment of which a part was given back, how that is called, and the webhook that tells of it. */
export function refunded(payment: Payment, amount: number, reference: string) {
  const id = `ref_${randomUUID()}`;
  const after: Payment = { ...payment, refunds: [...payment.refunds, { id, reference, amount }] };
  const change: Change = { payments: [after], events: [eventOf(after, 'REFUNDED', amount, 0)] };
  return { id, change };
}

function eventOf(payment: Payment, kind: string, amount: number, delayMs: number): OutgoingEvent {
  const id = `evt_${randomUUID()}`;
  const { reference, currency, declineCode, card } = payment;
  const occurredAt = new Date().toISOString();
  const isLate = card.behaviour === 'LATE_WEBHOOK' && kind === 'AUTHORISED';
  return {
    id,
    body: JSON.stringify({
      id,
      kind,
      payment: payment.id,
      reference,
      amount: { value: written(amount), currency },
      occurredAt,
      declineCode,
    }),
    dueAt: Date.now() + (isLate ? delayMs : 0),
    copies: card.behaviour === 'REPEATED_WEBHOOK' ? 3 : 1,
  };
}
