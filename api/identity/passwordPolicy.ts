import { dictionary } from '@zxcvbn-ts/language-common';
import { z } from 'zod';
import { apiError } from '../errors/apiError.ts';

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

/** Refuses a new password that is its user's name or address, more or less. `own` is what anybody may know of them. */
export function mustNotBeOwn(
  password: string,
  own: { email: string; first_name: string; last_name: string; username?: string | null },
  field: string,
): void {
  const reason = weakness(password, [
    own.email.split('@')[0]!,
    own.first_name,
    own.last_name,
    own.username ?? '',
  ]);
  if (reason) throw apiError('INVALID_INPUT', reason, { field });
}

/** The refusal of a new password that is the old one. */
export const sameAsBefore = (field: string) =>
  apiError('INVALID_INPUT', 'This is the password you have: choose another.', { field });

/** A new password, as far as it can be judged alone. */
export const newPassword = z
  .string()
  .max(MOST, `The password is longer than ${MOST} characters.`)
  .superRefine((password, context) => {
    const reason = weakness(password, []);
    if (reason) context.addIssue(reason);
  });
