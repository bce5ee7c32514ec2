import { createHmac, hkdfSync, timingSafeEqual } from 'node:crypto';
import type { SecretKey } from '../secrets/keys.ts';

/** What a ticket lets its bearer send. */
export interface Ticket {
  uploadId: string;
  bytes: number;
  /** Seconds since 1970. */
  expiresAt: number;
}

/**
 * Leave to send the bytes of one upload, `<key id>.<expiry>.<bytes>.<signature>`: whoever sends them needs no session,
 * and may send exactly so many, for so long.
 */
export class UploadTickets {
  readonly #keys: readonly { id: string; secret: Buffer }[];

  /** @param keys - the first signs, all verify */
  constructor(keys: readonly SecretKey[]) {
    this.#keys = keys.map(({ id, bytes }) => ({
      id,
      secret: Buffer.from(hkdfSync('sha256', bytes, '', 'upload ticket', 32)),
    }));
  }

  issue(ticket: Ticket): string {
    const { id, secret } = this.#keys[0]!;
    return `${id}.${ticket.expiresAt}.${ticket.bytes}.${signature(secret, ticket).toString('base64url')}`;
  }

  /** Undefined for what is no ticket of ours for this upload, and when it has expired. */
  read(uploadId: string, written: string): Ticket | undefined {
    const [, id, expiry, bytes, signed] =
      /^([\w-]{1,64})\.(\d{1,12})\.(\d{1,10})\.([\w-]{43})$/.exec(written) ?? [];
    const key = this.#keys.find((each) => each.id === id);
    if (!key || !signed) return undefined;
    const ticket = { uploadId, expiresAt: Number(expiry), bytes: Number(bytes) };
    if (!timingSafeEqual(Buffer.from(signed, 'base64url'), signature(key.secret, ticket))) return undefined;
    return ticket.expiresAt > Date.now() / 1000 ? ticket : undefined;
  }
}

const signature = (secret: Buffer, { uploadId, expiresAt, bytes }: Ticket): Buffer =>
  createHmac('sha256', secret).update(`${uploadId}\0${expiresAt}\0${bytes}`).digest();
