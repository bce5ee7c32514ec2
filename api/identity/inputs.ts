import { z } from 'zod';
import { AUDIENCES } from '../token.ts';
import type { Transport } from './tokens.ts';

/** A text of a person, trimmed, without control characters. */
export const personText = (most: number, what: string) =>
  z
    .string()
    .trim()
    .min(1, `${what} is empty.`)
    .max(most, `${what} is longer than ${most} characters.`)
    .regex(/^\P{Cc}*$/u, `${what} has a character that is no text.`);

/** An e-mail address, as typed; what the database keeps is in lower case. */
export const email = z
  .string()
  .trim()
  .max(254, 'The address is longer than 254 characters.')
  .pipe(z.email('This is not an e-mail address.'))
  .transform((address) => address.toLowerCase());

/** A phone in international form, however it is grouped. */
export const phoneNumber = z
  .string()
  .max(40, 'This is longer than any phone number.')
  .transform((typed) => typed.replace(/[\s().-]/g, ''))
  .pipe(z.string().regex(/^\+[1-9]\d{6,14}$/, 'Write the phone in international form: +79991234567.'));

/** A name typed to sign in: long ones are not even looked up. */
export const typedName = z
  .string()
  .trim()
  .min(1, 'This is empty.')
  .max(254, 'This is longer than 254 characters.');

/** A password as typed to sign in. */
export const typedPassword = z
  .string()
  .min(1, 'The password is empty.')
  .max(200, 'The password is longer than 200 characters.');

/** A code as typed. */
export const typedCode = z.string().min(1, 'The code is empty.').max(40, 'This is longer than any code.');

/** A token from a mail, as typed or pasted. */
export const mailedToken = z
  .string()
  .trim()
  .min(1, 'The token is empty.')
  .max(100, 'This is longer than any token.');

/** A key of a row, as GraphQL gives a BigInt. */
export const rowKey = z.string().regex(/^\d{1,18}$/, 'This is not a key of a row.');

/** A key that an earlier answer had. */
export const key = z.guid('This is not a key we gave.');

/** A portal, as the enum's values are inside. */
export const audience = z.enum(AUDIENCES);

export const transport = z.enum(['BODY', 'COOKIE']) satisfies z.ZodType<Transport>;

/** What a client says of the device it runs on. */
export const deviceInfo = z.string().max(500, 'This is longer than 500 characters.').nullish();
