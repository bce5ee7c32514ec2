import { dictionary } from '@zxcvbn-ts/language-common';
import { z } from 'zod';

/** NIST SP 800-63B: length is what counts; no rules about kinds of characters. */
const LEAST = 10;
const MOST = 200;

const common = new Set(
  (dictionary['passwords-common'] as string[]).map((password) => password.toLowerCase()),
);

/** Why a password is refused; undefined when it will do. `own` is what anybody may know of its user. */
export function weakness(password: string, own: readonly string[]): string | undefined {
  const plain = password.normalize('NFKC').toLowerCase();
  if ([...plain].length < LEAST) return `A password needs ${LEAST} characters or more.`;
  if (common.has(plain) || common.has(plain.replace(/[\d\W_]+$/u, ''))) {
    return 'This password, or this with something added, is among those most often used: choose another.';
  }
  if (new Set(plain).size < 4) return 'A password of so few different characters is guessed at once.';
  const names = own.map((name) => name.toLowerCase()).filter((name) => name.length > 2);
  const rest = names.reduce((left, name) => left.replaceAll(name, ''), plain);
  if (rest.length < LEAST / 2) return 'A password must not be made of your name or address.';
  return undefined;
}

/** A new password, as far as it can be judged alone. */
export const newPassword = z
  .string()
  .max(MOST, `The password is longer than ${MOST} characters.`)
  .superRefine((password, context) => {
    const reason = weakness(password, []);
    if (reason) context.addIssue(reason);
  });
