import type { Logger } from 'pino';
import { jsonCall } from '../gateways/jsonCall.ts';
import type { Book, OutgoingEvent } from './book.ts';
import { sign } from './signature.ts';

/** Given up after a day. */
const MOST_AGE_MS = 86_400_000;
const LONGEST_PAUSE_MS = 60_000;
const PATIENCE_MS = 10_000;
/** More at a time would be an attack on whoever is told. */
const AT_ONCE = 8;

interface Parts {
  book: Book;
  url: string;
  secret: string;
  retryMs: number;
  log: Logger;
}

/** Sends what the book has to tell, again and again until it is taken; in no particular order. */
export class Webhooks {
  readonly #parts: Parts;
  readonly #taken = new Set<string>();
  readonly #ready: { event: OutgoingEvent; attempt: number }[] = [];
  #underWay = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  /** Takes up what the book has and nobody sends yet. */
  takeUp(): void {
    for (const event of this.#parts.book.events.values()) {
      if (this.#taken.has(event.id)) continue;
      this.#taken.add(event.id);
      this.#later(event, event.dueAt - Date.now(), 0);
    }
  }

  #later(event: OutgoingEvent, inMs: number, attempt: number): void {
    const begin = () => {
      this.#ready.push({ event, attempt });
      this.#work();
    };
    if (inMs > 0) setTimeout(begin, inMs).unref();
    // The answer to whoever asked goes first.
    else setImmediate(begin);
  }

  #work(): void {
    while (this.#underWay < AT_ONCE && this.#ready.length > 0) {
      const { event, attempt } = this.#ready.shift()!;
      this.#underWay++;
      void this.#send(event, attempt).finally(() => {
        this.#underWay--;
        this.#work();
      });
    }
  }

  async #send(event: OutgoingEvent, attempt: number): Promise<void> {
    const { book, retryMs, log } = this.#parts;
    let fault: string | undefined;
    for (let copy = 0; copy < event.copies && !fault; copy++) fault = await this.#post(event.body);
    if (!fault || Date.now() - event.dueAt > MOST_AGE_MS) {
      book.record({ sent: event.id });
      this.#taken.delete(event.id);
      if (fault) log.error({ event: event.id, fault }, 'a webhook was given up');
      return;
    }
    log.debug({ event: event.id, attempt, fault }, 'a webhook was not taken');
    this.#later(event, Math.min(LONGEST_PAUSE_MS, retryMs * 2 ** attempt), attempt + 1);
  }

  /** Why it was not taken. */
  async #post(text: string): Promise<string | undefined> {
    const { url, secret } = this.#parts;
    const seconds = Math.floor(Date.now() / 1000);
    const headers = { 'sandbox-signature': sign(secret, seconds, text) };
    try {
      const { status } = await jsonCall({ method: 'POST', url, headers, text, timeoutMs: PATIENCE_MS });
      return status < 300 ? undefined : `answered ${status}`;
    } catch (error) {
      return (error as Error).message;
    }
  }
}
