import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { Sealing } from '../secrets/sealing.ts';
import { preparedRecord } from './codes.ts';

/** What the database keeps of a link's token: too long to be guessed, it needs no key. */
export const linkDigest = (token: string): Buffer => createHash('sha256').update(token).digest();

/** Makes up the token of a link, 256 bits, as `auth_service.prepared_challenge`. */
export function prepareLink(sealing: Sealing, goodForMinutes: number): string {
  const messageId = randomUUID();
  const token = randomBytes(32).toString('base64url');
  return preparedRecord({
    challengeId: randomUUID(),
    digest: linkDigest(token),
    messageId,
    sealed: sealing.seal(`message:${messageId}`, JSON.stringify({ token, goodForMinutes })),
    goodForMinutes,
  });
}
