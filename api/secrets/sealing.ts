import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from 'node:crypto';
import type { SecretKey } from './keys.ts';

/** What was to be opened was sealed with a key that is gone, for another purpose, or was tampered with. */
export class SealBroken extends Error {}

/** One {@link SecretKey}, as it is used: a key of its own for each use. */
interface Key {
  id: string;
  sealing: Buffer;
  digesting: Buffer;
}

const derived = (key: SecretKey, use: string) => Buffer.from(hkdfSync('sha256', key.bytes, '', use, 32));

/**
 * Encryption of what the database keeps but must not know (AES-256-GCM). A sealed text is `<key id>.<base64url>`, and
 * opens only for the purpose it was sealed for, such as `totp:<user id>`: moved to another row it is worthless.
 */
export class Sealing {
  readonly #keys: readonly Key[];

  /** @param keys - the first seals, all open */
  constructor(keys: readonly SecretKey[]) {
    this.#keys = keys.map((key) => ({
      id: key.id,
      sealing: derived(key, 'seal'),
      digesting: derived(key, 'digest'),
    }));
  }

  seal(purpose: string, text: string): string {
    const { id, sealing } = this.#keys[0]!;
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', sealing, nonce).setAAD(Buffer.from(purpose));
    const sealed = Buffer.concat([nonce, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()]);
    return `${id}.${sealed.toString('base64url')}`;
  }

  /** Throws {@link SealBroken}. */
  open(purpose: string, sealed: string): string {
    const at = sealed.indexOf('.');
    const key = this.#keys.find(({ id }) => id === sealed.slice(0, at));
    if (!key) throw new SealBroken('The key it was sealed with is not among SECRET_KEYS.');
    const bytes = Buffer.from(sealed.slice(at + 1), 'base64url');
    try {
      const decipher = createDecipheriv('aes-256-gcm', key.sealing, bytes.subarray(0, 12))
        .setAAD(Buffer.from(purpose))
        .setAuthTag(bytes.subarray(-16));
      return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString('utf8');
    } catch (error) {
      throw new SealBroken('It was sealed for another purpose, or changed since.', { cause: error });
    }
  }

  /** Whether it was sealed with the key that seals now. */
  isCurrent(sealed: string): boolean {
    return sealed.startsWith(`${this.#keys[0]!.id}.`);
  }

  /**
   * Digests (HMAC-SHA-256) of a short code, one for each key, the current one first: what is too short to be hashed
   * alone cannot be guessed from the database without the key.
   */
  digests(purpose: string, text: string): Buffer[] {
    return this.#keys.map(({ digesting }) =>
      createHmac('sha256', digesting).update(`${purpose}\0${text}`).digest(),
    );
  }
}
