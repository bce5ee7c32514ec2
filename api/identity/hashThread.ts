import { argon2Sync, randomBytes, timingSafeEqual } from 'node:crypto';
import os from 'node:os';

/** What a hash costs: kibibytes of memory, and passes over it. */
export interface Cost {
  memory: number;
  passes: number;
}

// On Linux a thread has a priority of its own; elsewhere this would be the whole process's.
if (os.platform() === 'linux') os.setPriority(0, os.constants.priority.PRIORITY_LOW);

const TAG = 32;
const PHC = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=1\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/;

const base64 = (bytes: Buffer) => bytes.toString('base64').replace(/=+$/, '');

function tagOf(password: string, nonce: Buffer, { memory, passes }: Cost, tagLength: number): Buffer {
  // One person's keyboard composes characters that another's does not.
  const message = Buffer.from(password.normalize('NFKC'));
  return argon2Sync('argon2id', { message, nonce, parallelism: 1, tagLength, memory, passes });
}

/** Hashes a password with a salt of its own. */
export function hash({ password, cost }: { password: string; cost: Cost }): string {
  const salt = randomBytes(16);
  const tag = tagOf(password, salt, cost, TAG);
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=1$${base64(salt)}$${base64(tag)}`;
}

/** Whether a hash is of this password; of what is no hash of ours, never. */
export function matches({ password, hash: written }: { password: string; hash: string }): boolean {
  const [, memory, passes, salt, tag] = PHC.exec(written) ?? [];
  if (!tag) return false;
  const known = Buffer.from(tag, 'base64');
  const cost = { memory: Number(memory), passes: Number(passes) };
  return timingSafeEqual(known, tagOf(password, Buffer.from(salt!, 'base64'), cost, known.length));
}
