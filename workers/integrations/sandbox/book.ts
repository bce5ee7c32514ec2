import { closeSync, ftruncateSync, mkdirSync, openSync, readFileSync, writeSync } from 'node:fs';
import path from 'node:path';
import type { Card } from './cards.ts';

/** A payment as it stands. Amounts are in hundredths. */
export interface Payment {
  id: string;
  reference: string;
  currency: string;
  amount: number;
  captured: number;
  fee: number;
  refunds: { id: string; reference: string; amount: number }[];
  state: 'PENDING' | 'ACTION_REQUIRED' | 'AUTHORISED' | 'DECLINED' | 'CAPTURED' | 'VOIDED';
  card: Card;
  returnUrl: string;
  createdAt: string;
  declineCode?: string;
  /** What the address of its 3-D Secure page ends in. */
  action?: string;
  /** When a PENDING one is decided. */
  decidedAt?: number;
}

/** A webhook that is to be sent. */
export interface OutgoingEvent {
  id: string;
  body: string;
  dueAt: number;
  /** How many times it is sent even if it is taken. */
  copies: number;
}

/** What was answered to a key (of one operation), and a digest of what had been asked. */
export interface KeptAnswer {
  key: string;
  print: string;
  body: unknown;
}

/** What happens at once; a line of the file. */
export interface Change {
  payments?: Payment[];
  answer?: KeptAnswer;
  events?: OutgoingEvent[];
  token?: { token: string; card: Card };
  payout?: { id: string; reference: string; amount: number; currency: string };
  abandoned?: string;
  /** A webhook that was taken, or given up. */
  sent?: string;
}

/**
 * What the sandbox knows. Each change is appended to a file in one write before anything is answered: a process that is
 * killed has lost nothing it said. (A machine without power may: nothing waits for the disk, as no money depends on it.)
 */
export class Book {
  readonly payments = new Map<string, Payment>();
  readonly byReference = new Map<string, string[]>();
  readonly byAction = new Map<string, string>();
  readonly answers = new Map<string, KeptAnswer>();
  readonly tokens = new Map<string, Card>();
  readonly events = new Map<string, OutgoingEvent>();
  readonly abandoned = new Set<string>();
  readonly #file: number;

  constructor(file: string) {
    mkdirSync(path.dirname(file), { recursive: true });
    this.#file = openSync(file, 'a+', 0o600);
    const text = readFileSync(this.#file, 'utf8');
    const end = text.lastIndexOf('\n') + 1;
    // A line that is not whole was never answered.
    if (end < text.length) ftruncateSync(this.#file, Buffer.byteLength(text.slice(0, end)));
    for (const line of text.slice(0, end).split('\n')) if (line) this.#apply(JSON.parse(line));
  }

  /** Writes a change down, then knows it. */
  record(change: Change): void {
    const line = Buffer.from(`${JSON.stringify(change)}\n`);
    for (let at = 0; at < line.length;) at += writeSync(this.#file, line, at);
    this.#apply(change);
  }

  close(): void {
    closeSync(this.#file);
  }

  #apply({ payments = [], answer, events = [], token, abandoned, sent }: Change): void {
    for (const payment of payments) {
      if (!this.payments.has(payment.id)) {
        const known = this.byReference.get(payment.reference) ?? [];
        this.byReference.set(payment.reference, [...known, payment.id]);
        if (payment.action) this.byAction.set(payment.action, payment.id);
      }
      this.payments.set(payment.id, payment);
    }
    if (answer) this.answers.set(answer.key, answer);
    for (const event of events) this.events.set(event.id, event);
    if (token) this.tokens.set(token.token, token.card);
    if (abandoned) this.abandoned.add(abandoned);
    if (sent) this.events.delete(sent);
  }
}
