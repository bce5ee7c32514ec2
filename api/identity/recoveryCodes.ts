import { createHash, randomBytes } from 'node:crypto';

const CODES = 10;
/** 80 bits: too many to be guessed from a digest, few enough to be typed. */
const BYTES = 10;
/** Crockford's: no i, l, o or u, which are mistaken for others. */
const ALPHABET = '0123456789abcdefghjkmnpqrstvwxyz';
const LENGTH = (BYTES * 8) / 5;

/** Makes up recovery codes, as they are shown once: xxxx-xxxx-xxxx-xxxx. */
export const newRecoveryCodes = (): string[] => Array.from({ length: CODES }, newRecoveryCode);

function newRecoveryCode(): string {
  const bits = [...randomBytes(BYTES)].map((byte) => byte.toString(2).padStart(8, '0')).join('');
  const letters = bits.match(/.{5}/g)!.map((five) => ALPHABET[parseInt(five, 2)]);
  return letters.join('').replace(/(.{4})(?=.)/g, '$1-');
}

/** What the database keeps of a recovery code, however it is typed; undefined for what is none. */
export function recoveryDigest(typed: string): Buffer | undefined {
  const plain = typed.toLowerCase().replace(/[\s-]/g, '').replace(/o/g, '0').replace(/[il]/g, '1');
  if (plain.length !== LENGTH || [...plain].some((letter) => !ALPHABET.includes(letter))) return undefined;
  return createHash('sha256').update(plain).digest();
}
