import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Book, Change, OutgoingEvent, Payment } from './book.ts';
import { readyMade, type Card } from './cards.ts';
import { money, written } from './money.ts';
import { Refusal } from './refusal.ts';

/** What a payment costs whoever is paid, of what is captured. */
const FEE_SHARE = 0.025;

const name = z.string().min(1).max(255);
const INPUTS = {
  authorise: z.object({
    reference: name,
    amount: money,
    token: name,
    returnUrl: z.url({ protocol: /^https?$/ }),
  }),
  capture: z.object({ amount: money }),
  refund: z.object({ amount: money, reference: name }),
  abandon: z.object({ reference: name }),
  payout: z.object({ amount: money, account: z.record(z.string(), z.unknown()), reference: name }),
  nothing: z.object({}),
};

/** What is answered, and how late. */
export interface Answered {
  body: unknown;
  delayMs?: number;
}

interface Decided extends Answered {
  change: Change;
}

/** Delays of tokens that ask for one. */
export interface Delays {
  SANDBOX_DELAY_MS: number;
  SANDBOX_TIMEOUT_MS: number;
}

/** What can be done with money. Each is done once a key, and answered the same when it is asked for again. */
export class Operations {
  readonly #book: Book;
  readonly #delays: Delays;
  readonly #onChange: (changed: readonly Payment[]) => void;

  constructor(book: Book, delays: Delays, onChange: (changed: readonly Payment[]) => void) {
    this.#book = book;
    this.#delays = delays;
    this.#onChange = onChange;
  }

  /** The card that a token stands for. */
  card(token: string): Card {
    const card = this.#book.tokens.get(token) ?? readyMade(token);
    if (!card) throw new Refusal(404, 'token_unknown', 'There is no such token.');
    return card;
  }

  payment(id: string): Payment {
    const payment = this.#book.payments.get(id);
    if (!payment) throw new Refusal(404, 'not_found', 'There is no such payment.');
    return payment;
  }

  authorise(key: string, body: unknown): Answered {
    return this.#once('authorise', key, INPUTS.authorise, body, (input) => {
      const { reference, amount, token, returnUrl } = input;
      const card = this.card(token);
      const base: Payment = {
        id: `pay_${randomUUID()}`,
        reference,
        currency: amount.currency,
        amount: amount.value,
        captured: 0,
        fee: 0,
        refunds: [],
        state: 'AUTHORISED',
        card,
        returnUrl,
        createdAt: new Date().toISOString(),
      };
      const payment = this.#book.abandoned.has(reference)
        ? ({ ...base, state: 'VOIDED' } satisfies Payment)
        : decide(base, this.#delays);
      const delayMs = card.behaviour === 'TIMEOUT' ? this.#delays.SANDBOX_TIMEOUT_MS : 0;
      return { body: shown(payment), delayMs, change: this.#changed(payment) };
    });
  }

  capture(id: string, key: string, body: unknown): Answered {
    return this.#once(
      'capture',
      key,
      INPUTS.capture,
      body,
      ({ amount }) => {
        const payment = this.payment(id);
        if (payment.state !== 'AUTHORISED') {
          throw new Refusal(409, 'not_authorised', `A payment that is ${payment.state} cannot be captured.`);
        }
        mustFit(payment, amount, payment.amount);
        const fee = Math.round(amount.value * FEE_SHARE);
        const captured: Payment = { ...payment, state: 'CAPTURED', captured: amount.value, fee };
        return { body: shown(captured), change: this.#changed(captured) };
      },
      id,
    );
  }

  void(id: string, key: string): Answered {
    return this.#once(
      'void',
      key,
      INPUTS.nothing,
      {},
      () => {
        const payment = this.payment(id);
        if (payment.state === 'CAPTURED') {
          throw new Refusal(409, 'already_captured', 'What was captured is refunded, not let go.');
        }
        const voided = letGo(payment);
        return { body: shown(voided), change: voided === payment ? {} : this.#changed(voided) };
      },
      id,
    );
  }

  /** Lets go of all that is held under a reference, and holds nothing under it any more. */
  abandon(key: string, body: unknown): Answered {
    return this.#once('abandon', key, INPUTS.abandon, body, ({ reference }) => {
      const all = (this.#book.byReference.get(reference) ?? []).map((id) => this.payment(id));
      if (all.some(({ state }) => state === 'CAPTURED')) {
        throw new Refusal(409, 'already_captured', 'What was captured is refunded, not let go.');
      }
      const changes = all.flatMap((payment) => {
        const voided = letGo(payment);
        return voided === payment ? [] : [this.#changed(voided)];
      });
      const change: Change = {
        payments: changes.flatMap(({ payments }) => payments!),
        events: changes.flatMap(({ events }) => events!),
        abandoned: reference,
      };
      return { body: { reference, state: 'ABANDONED' }, change };
    });
  }

  refund(id: string, key: string, body: unknown): Answered {
    return this.#once(
      'refund',
      key,
      INPUTS.refund,
      body,
      ({ amount, reference }) => {
        const payment = this.payment(id);
        const refunded = payment.refunds.reduce((sum, refund) => sum + refund.amount, 0);
        mustFit(payment, amount, payment.captured - refunded);
        const refund = { id: `ref_${randomUUID()}`, reference, amount: amount.value };
        const changed = { ...payment, refunds: [...payment.refunds, refund] };
        const event = this.#event(changed, 'REFUNDED', amount.value);
        return { body: { id: refund.id }, change: { payments: [changed], events: [event] } };
      },
      id,
    );
  }

  payout(key: string, body: unknown): Answered {
    return this.#once('payout', key, INPUTS.payout, body, ({ amount, account, reference }) => {
      // The one account that money cannot be sent to.
      if (String(account['accountNumber'] ?? account['iban'] ?? '').endsWith('0002')) {
        throw new Refusal(422, 'account_refused', 'The bank knows no such account.');
      }
      const payout = { id: `po_${randomUUID()}`, reference, amount: amount.value, currency: amount.currency };
      return { body: { id: payout.id }, change: { payout } };
    });
  }

  /** The buyer's word on a payment that waits for it, or the bank's on one that is pending. */
  conclude(payment: Payment, isApproved: boolean): Payment {
    const concluded: Payment = isApproved
      ? { ...payment, state: 'AUTHORISED' }
      : { ...payment, state: 'DECLINED', declineCode: 'authentication_failed' };
    delete concluded.decidedAt;
    this.#book.record(this.#changed(concluded));
    this.#onChange([concluded]);
    return concluded;
  }

  #once<Schema extends z.ZodType>(
    operation: string,
    key: string,
    schema: Schema,
    body: unknown,
    decideIt: (input: z.output<Schema>) => Decided,
    subject = '',
  ): Answered {
    const parsed = schema.safeParse(body);
    if (!parsed.success) throw new Refusal(400, 'invalid', z.prettifyError(parsed.error));
    const print = createHash('sha256')
      .update(JSON.stringify([operation, subject, parsed.data]))
      .digest('base64');
    const scoped = `${operation} ${key}`;
    const known = this.#book.answers.get(scoped);
    if (known && known.print !== print) {
      throw new Refusal(409, 'key_reused', 'This key was used for something else.');
    }
    if (known) return { body: known.body };
    const { change, ...answered } = decideIt(parsed.data);
    this.#book.record({ ...change, answer: { key: scoped, print, body: answered.body } });
    this.#onChange(change.payments ?? []);
    return answered;
  }

  /** A payment in another state, and the webhook that tells of it. */
  #changed(payment: Payment): Change {
    const { state } = payment;
    if (state === 'PENDING' || state === 'ACTION_REQUIRED') return { payments: [payment], events: [] };
    const amount = state === 'CAPTURED' ? payment.captured : payment.amount;
    return { payments: [payment], events: [this.#event(payment, state, amount)] };
  }

  #event(payment: Payment, kind: string, amount: number): OutgoingEvent {
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
      dueAt: Date.now() + (isLate ? this.#delays.SANDBOX_DELAY_MS : 0),
      copies: card.behaviour === 'REPEATED_WEBHOOK' ? 3 : 1,
    };
  }
}

/** What the bank says to a payment with this card. */
function decide(payment: Payment, { SANDBOX_DELAY_MS }: Delays): Payment {
  switch (payment.card.behaviour) {
    case 'DECLINED':
      return { ...payment, state: 'DECLINED', declineCode: 'card_declined' };
    case 'INSUFFICIENT_FUNDS':
      return { ...payment, state: 'DECLINED', declineCode: 'insufficient_funds' };
    case 'ACTION_REQUIRED':
      return { ...payment, state: 'ACTION_REQUIRED', action: randomUUID() };
    case 'PENDING':
      return { ...payment, state: 'PENDING', decidedAt: Date.now() + SANDBOX_DELAY_MS };
    default:
      return payment;
  }
}

/** The same payment when there is nothing to let go. */
function letGo(payment: Payment): Payment {
  if (payment.state === 'VOIDED' || payment.state === 'DECLINED') return payment;
  const voided: Payment = { ...payment, state: 'VOIDED' };
  delete voided.decidedAt;
  return voided;
}

function mustFit(payment: Payment, amount: { value: number; currency: string }, most: number): void {
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

/** A payment as it is answered; its 3-D Secure page is added by whoever knows where that is. */
export const shown = (payment: Payment) => ({
  id: payment.id,
  reference: payment.reference,
  state: payment.state,
  amount: { value: written(payment.amount), currency: payment.currency },
  captured: written(payment.captured),
  refunded: written(payment.refunds.reduce((sum, { amount }) => sum + amount, 0)),
  fee: written(payment.fee),
  action: payment.action,
  declineCode: payment.declineCode,
  message: payment.declineCode && DECLINED_BECAUSE[payment.declineCode],
  createdAt: payment.createdAt,
});
