import { createHash, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';
import { actionPage } from './actionPage.ts';
import type { Book } from './book.ts';
import type { Answered, Operations } from './operations.ts';
import { shown } from './payments.ts';
import { Refusal } from './refusal.ts';
import { described, makeToken } from './tokens.ts';

/** What a request is answered. */
export interface Reply {
  status: number;
  body?: unknown;
  html?: string;
  headers?: Record<string, string>;
  delayMs?: number;
}

interface Parts {
  book: Book;
  operations: Operations;
  secret: string;
}

const MOST_BYTES = 100_000;
const MOST_KEY = 255;
/** Payments on a page of the list. */
const PAGE = 100;

/** Any page of any shop may make a token of a card, and do nothing else. */
const ANY_ORIGIN = { 'access-control-allow-origin': '*', 'access-control-allow-headers': 'content-type' };

/** What the sandbox answers to what. */
export function makeRoutes({ book, operations, secret }: Parts): (req: IncomingMessage) => Promise<Reply> {
  const isOurs = (req: IncomingMessage) =>
    timingSafeEqual(digest(req.headers.authorization ?? ''), digest(`Bearer ${secret}`));

  return async (req) => {
    const url = new URL(req.url!, 'http://sandbox');
    const [, first, ...rest] = url.pathname.split('/').map(decodeURIComponent);
    const route = `${req.method} ${[first, ...rest].join(' ')}`;
    if (route === 'GET healthz') return { status: 200, body: { status: 'ok' } };
    if (first === 'actions') return act(req.method!, rest[0] ?? '', url.searchParams.get('answer'));
    if (route === 'OPTIONS v1 tokens') return { status: 204, headers: ANY_ORIGIN };
    if (route === 'POST v1 tokens') {
      return { status: 201, body: makeToken(book, await jsonOf(req)), headers: ANY_ORIGIN };
    }
    if (!isOurs(req)) throw new Refusal(401, 'unauthorised', 'This takes the secret, as a bearer token.');
    return req.method === 'GET' ? read(rest, url.searchParams) : change(req, rest);
  };

  function read([kind, id]: string[], query: URLSearchParams): Reply {
    if (kind === 'capabilities') return { status: 200, body: { captures: 'once', currencies: 'any' } };
    if (kind === 'tokens' && id) return { status: 200, body: described(operations.card(id)) };
    if (kind === 'payments' && id) return { status: 200, body: shown(operations.payment(id)) };
    if (kind === 'payments') return { status: 200, body: { payments: list(query) } };
    throw nothingHere();
  }

  /** Those of a reference, the newest first, or all of them in order, a page behind `after`. */
  function list(query: URLSearchParams): object[] {
    const reference = query.get('reference');
    if (reference !== null) {
      return (book.byReference.get(reference) ?? []).map((id) => shown(operations.payment(id))).reverse();
    }
    const ids = [...book.payments.keys()];
    const from = ids.indexOf(query.get('after') ?? '') + 1;
    return ids.slice(from, from + PAGE).map((id) => shown(operations.payment(id)));
  }

  async function change(req: IncomingMessage, [kind, id, what]: string[]): Promise<Reply> {
    const key = String(req.headers['idempotency-key'] ?? '');
    if (!key || key.length > MOST_KEY) {
      throw new Refusal(400, 'key_missing', `This takes an Idempotency-Key of up to ${MOST_KEY} characters.`);
    }
    const sent = await jsonOf(req);
    const body = kind === 'payments' && id && sent instanceof Object ? { ...sent, payment: id } : sent;
    const done = (answered: Answered): Reply => ({ status: 200, ...answered });
    if (kind === 'payments' && !id) return done(operations.authorise(key, body));
    if (kind === 'payments' && what === 'capture') return done(operations.capture(key, body));
    if (kind === 'payments' && what === 'void') return done(operations.void(key, body));
    if (kind === 'payments' && what === 'refunds') return done(operations.refund(key, body));
    if (kind === 'abandoned') return done(operations.abandon(key, body));
    if (kind === 'payouts') return done(operations.payout(key, body));
    throw nothingHere();
  }

  /** The page of 3-D Secure: nobody but the buyer, and us, was told its address. */
  function act(method: string, action: string, answer: string | null): Reply {
    const payment = book.payments.get(book.byAction.get(action) ?? '');
    if (!payment) throw nothingHere();
    if (method === 'GET') return { status: 200, html: actionPage(payment) };
    if (method !== 'POST' || (answer !== 'approve' && answer !== 'reject')) throw nothingHere();
    if (payment.state !== 'ACTION_REQUIRED') return { status: 409, html: actionPage(payment) };
    operations.conclude(payment, answer === 'approve');
    return { status: 303, headers: { location: payment.returnUrl } };
  }
}

const digest = (text: string) => createHash('sha256').update(text).digest();
const nothingHere = () => new Refusal(404, 'no_such_route', 'There is nothing here.');

async function jsonOf(req: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of req as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > MOST_BYTES) throw new Refusal(413, 'too_large', `A body has up to ${MOST_BYTES} bytes.`);
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString());
  } catch {
    throw new Refusal(400, 'invalid', 'The body is no JSON.');
  }
}
