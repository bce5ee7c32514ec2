import { randomInt, randomUUID } from 'node:crypto';
import type { Sealing } from '../secrets/sealing.ts';
import { prepareToken } from './mailedToken.ts';

/** A challenge of which the database gets the digest, and the worker the code, sealed. */
export interface PreparedChallenge {
  challengeId: string;
  /** As `auth_service.prepared_challenge`, for a parameter. */
  record: string;
}

const DIGITS = 6;

/** Minutes in which a code is good that is shown at once. */
export const CODE_MINUTES = 10;

/** Minutes in which the code that proves an address is good. */
export const ADDRESS_CODE_MINUTES = 60;

/** What a code's digest is bound to: the code of one challenge is nothing to another. */
const purposeOf = (challengeId: string) => `challenge:${challengeId}`;

/** Makes up a code of six digits, and all that goes with it; of a challenge that is there already, the next code. */
export function prepareChallenge(
  sealing: Sealing,
  goodForMinutes: number,
  challengeId: string = randomUUID(),
): PreparedChallenge {
  const messageId = randomUUID();
  const code = String(randomInt(10 ** DIGITS)).padStart(DIGITS, '0');
  const [digest] = sealing.digests(purposeOf(challengeId), code);
  const sealed = sealing.seal(`message:${messageId}`, JSON.stringify({ code, goodForMinutes }));
  return {
    challengeId,
    record: preparedRecord({ challengeId, digest: digest!, messageId, sealed, goodForMinutes }),
  };
}

/** Makes up a link, which is a challenge of its own: `auth_service.prepared_challenge`, for a parameter. */
export const prepareLink = (sealing: Sealing, goodForMinutes: number): string =>
  preparedRecord({ challengeId: randomUUID(), goodForMinutes, ...prepareToken(sealing, goodForMinutes) });

/** Writes `auth_service.prepared_challenge` as PostgreSQL reads it. */
function preparedRecord(prepared: {
  challengeId: string;
  digest: Buffer;
  messageId: string;
  sealed: string;
  goodForMinutes: number;
}): string {
  const { challengeId, digest, messageId, sealed, goodForMinutes } = prepared;
  const fields = [
    challengeId,
    `\\x${digest.toString('hex')}`,
    messageId,
    sealed,
    `${goodForMinutes} minutes`,
  ];
  return `(${fields.map((field) => `"${field.replaceAll('\\', '\\\\')}"`).join(',')})`;
}

/** The digests a code may have, by each key; spaces that a mail program or a person put in do not count. */
export const codeDigests = (sealing: Sealing, challengeId: string, code: string): Buffer[] =>
  sealing.digests(purposeOf(challengeId.toLowerCase()), code.replace(/[\s-]/g, ''));
