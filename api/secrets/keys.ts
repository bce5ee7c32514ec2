import { randomBytes } from 'node:crypto';
import { z } from 'zod';

/** A key that secrets are sealed with: its name, which is written beside what it sealed, and 32 bytes. */
export interface SecretKey {
  id: string;
  bytes: Buffer;
}

/** `id:base64,id2:base64`: the first seals, all open. */
export const secretKeys = z.string().transform((text, context): SecretKey[] => {
  const keys = text.split(',').map((entry) => {
    const [, id, encoded] = /^\s*([\w-]+):([\w+/=-]+)\s*$/.exec(entry) ?? [];
    return { id: id ?? '', bytes: Buffer.from(encoded ?? '', 'base64') };
  });
  if (keys.some(({ id }) => !id)) context.addIssue('must be written id:key,id2:key2, keys in base64');
  else if (keys.some(({ bytes }) => bytes.length !== 32)) context.addIssue('has a key that is not 32 bytes');
  else if (new Set(keys.map(({ id }) => id)).size < keys.length) context.addIssue('names a key twice');
  return keys;
});

/** A new entry for SECRET_KEYS. */
export const newSecretKey = (
  id = `${new Date().toISOString().slice(0, 10)}-${randomBytes(3).toString('hex')}`,
): string => `${id}:${randomBytes(32).toString('base64')}`;
