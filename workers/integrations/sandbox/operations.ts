import { createHash, randomUUID } from 'node:crypto';
import { z } from 'zod';
import type { Book, Change, Payment } from './book.ts';
import { readyMade, type Card } from './cards.ts';
import { changed, refunded } from './changes.ts';
import { money } from './money.ts';
import { decide, letGo, mustFit, refundedOf, shown } from './payments.ts';
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
  capture: z.object({ payment: name, amount: money }),
  void: z.object({ payment: name }),
  refund: z.object({ payment: name, amount: money, reference: name }),
  abandon: z.object({ reference: name }),
  payout: z.object({ amount: money, account: z.record(z.string(), z.unknown()), reference: name }),
};
type Operation = keyof typeof INPUTS;

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
    return this.#once('authorise', key, body, ({ reference, amount, token, returnUrl }) => {
      const card = this.card(token);
      const begun: Payment = {
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
        ? letGo(begun)
        : decide(begun, this.#delays.SANDBOX_DELAY_MS);
      const delayMs = card.behaviour === 'TIMEOUT' ? this.#delays.SANDBOX_TIMEOUT_MS : 0;
      return { body: shown(payment), delayMs, change: this.#changed(payment) };
    });
  }

  capture(key: string, body: unknown): Answered {
    return this.#once('capture', key, body, ({ payment: id, amount }) => {
      const payment = this.payment(id);
      if (payment.state !== 'AUTHORISED') {
        throw new Refusal(409, 'not_authorised', `A payment that is ${payment.state} cannot be captured.`);
      }
      mustFit(payment, amount, payment.amount);
      const fee = Math.round(amount.value * FEE_SHARE);
      const captured: Payment = { ...payment, state: 'CAPTURED', captured: amount.value, fee };
      return { body: shown(captured), change: this.#changed(captured) };
    });
  }

  void(key: string, body: unknown): Answered {
    return this.#once('void', key, body, ({ payment: id }) => {
      const payment = this.payment(id);
      if (payment.state === 'CAPTURED') {
        throw new Refusal(409, 'already_captured', 'What was captured is refunded, not let go.');
      }
      const voided = letGo(payment);
      return { body: shown(voided), change: voided === payment ? {} : this.#changed(voided) };
    });
  }

  /** Lets go of what is held under a reference, gives back what was taken, and holds nothing under it any more. */
  abandon(key: string, body: unknown): Answered {
    return this.#once('abandon', key, body, ({ reference }) => {
      const all = (this.#book.byReference.get(reference) ?? []).map((id) => this.payment(id));
      const changes = all.flatMap((payment) => {
        const left = payment.captured - refundedOf(payment);
        if (left > 0) return [refunded(payment, left, reference).change];
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

  refund(key: string, body: unknown): Answered {
    return this.#once('refund', key, body, ({ payment: id, amount, reference }) => {
      const payment = this.payment(id);
      mustFit(payment, amount, payment.captured - refundedOf(payment));
      const { id: refundId, change } = refunded(payment, amount.value, reference);
      return { body: { id: refundId }, change };
    });
  }

  payout(key: string, body: unknown): Answered {
    return this.#once('payout', key, body, ({ amount, account, reference }) => {
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

  #changed(payment: Payment): Change {
    return changed(payment, this.#delays.SANDBOX_DELAY_MS);
  }

  #once<Name extends Operation>(
    operation: Name,
    key: string,
    body: unknown,
    decideIt: (input: z.output<(typeof INPUTS)[Name]>) => Decided,
  ): Answered {
    const parsed = INPUTS[operation].safeParse(body);
    if (!parsed.success) throw new Refusal(400, 'invalid', z.prettifyError(parsed.error));
    const print = createHash('sha256').update(JSON.stringify(parsed.data)).digest('base64');
    const scoped = `${operation} ${key}`;
    const known = this.#book.answers.get(scoped);
    if (known && known.print !== print) {
      throw new Refusal(409, 'key_reused', 'This key was used for something else.');
    }
    if (known) return { body: known.body };
    const { change, ...answered } = decideIt(parsed.data as z.output<(typeof INPUTS)[Name]>);
    this.#book.record({ ...change, answer: { key: scoped, print, body: answered.body } });
    this.#onChange(change.payments ?? []);
    return answered;
  }
}
