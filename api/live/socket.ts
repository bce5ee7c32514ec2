import { randomUUID } from 'node:crypto';
import { ipKeyGenerator } from 'express-rate-limit';
import type { Logger } from 'pino';
import type { WebSocket } from 'ws';
import { SessionEnded, type Caller } from '../caller.ts';
import { closeReason, closings, type Closing } from './closings.ts';

/** How long a client has to answer a close frame. */
const GOODBYE_MS = 1000;
/** The longest that setTimeout waits. */
const LONGEST_TIMEOUT = 2 ** 31 - 1;

const sockets = new WeakMap<WebSocket, LiveSocket>();

/** One open socket: who it speaks for, and until when. */
export class LiveSocket {
  readonly id = randomUUID();
  readonly openedAt = performance.now();
  readonly ip: string;
  /** What counts as one address: of IPv6, whoever has one has a whole network of them. */
  readonly network: string;
  readonly ws: WebSocket;
  readonly log: Logger;
  /** Known once the client has said who it is. */
  caller: Caller | undefined;
  /** How many subscriptions it has. */
  countSubscriptions = () => 0;
  /** Since when that was none; undefined while there are some. */
  idleSince: number | undefined = performance.now();
  /** Whether the client has answered the last ping. */
  isAlive = true;
  /** Results sent. */
  sent = 0;
  #hasEnded = false;
  #expiry: NodeJS.Timeout | undefined;

  constructor(ws: WebSocket, ip: string, log: Logger) {
    this.ws = ws;
    this.ip = ip;
    this.network = ipKeyGenerator(ip);
    this.log = log.child({ requestId: this.id });
    sockets.set(ws, this);
    ws.on('pong', () => (this.isAlive = true));
    ws.once('close', () => {
      this.#hasEnded = true;
      clearTimeout(this.#expiry);
    });
  }

  /** The socket of a websocket's operation. */
  static of(ws: WebSocket | undefined): LiveSocket | undefined {
    return ws && sockets.get(ws);
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** From now on the socket speaks for `caller`, until their token expires. */
  speakFor(caller: Caller): void {
    this.caller = caller;
    if (!caller.token) return;
    const left = caller.token.validUntil.getTime() - Date.now();
    this.#expiry = setTimeout(() => this.end('TOKEN_EXPIRED'), Math.min(Math.max(left, 0), LONGEST_TIMEOUT));
  }

  /** Closes it, saying why. */
  end(closing: Closing): void {
    this.close(closings[closing].closeCode, closeReason(closing));
  }

  /** Closes it; nothing is read for it any more, and a client that does not answer is not waited for. */
  close(code: number | undefined, reason: string | undefined): void {
    if (this.#hasEnded) return;
    this.#hasEnded = true;
    this.ws.close(code, reason);
    setTimeout(() => this.ws.terminate(), GOODBYE_MS).unref();
  }

  /** Drops it: whoever does not read will not read a goodbye. */
  drop(why: string): void {
    this.log.warn({ ip: this.ip }, `socket dropped: ${why}`);
    this.#hasEnded = true;
    this.ws.terminate();
  }

  /** Throws when nothing may be read for it any more. */
  assertOpen(): void {
    if (this.#hasEnded) throw new SessionEnded();
  }
}
