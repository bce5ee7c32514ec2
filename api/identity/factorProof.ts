import { codeDigests } from './codes.ts';
import type { Identity } from './identity.ts';
import { recoveryDigest } from './recoveryCodes.ts';
import { totpStep } from './totp.ts';

/** Whose second factor a code is to prove, and by what it may. */
export interface ProofSubject {
  userId: string;
  /** Of the user's application, if they have one. */
  sealedSecret: string | null;
  /** The challenge that was sent the code, if one was. */
  challengeId?: string | null | undefined;
}

/** SQL of an `auth_service.factor_proof` whose fields are the parameters from `first` on. */
export const proofSql = (first: number): string =>
  `row(${[0, 1, 2, 3, 4].map((at) => `$${first + at}`).join(', ')})::auth_service.factor_proof`;

/** What a typed code may prove, as the values of {@link proofSql}: whether it does, and for the first time, the database says. */
export function proofOf(identity: Identity, typed: string, subject: ProofSubject): unknown[] {
  const { userId, sealedSecret, challengeId } = subject;
  const code = typed.replace(/[\s-]/g, '');
  const isShort = /^\d{6}$/.test(code);
  const step = isShort && sealedSecret ? totpStep(identity.sealing, userId, sealedSecret, code) : null;
  return [
    step,
    sealedSecret,
    challengeId ?? null,
    isShort && challengeId ? codeDigests(identity.sealing, challengeId, code) : null,
    recoveryDigest(typed) ?? null,
  ];
}
