import { z } from 'zod';
import { codeDigests } from './codes.ts';
import type { Identity } from './identity.ts';
import { key, typedCode, typedPassword } from './inputs.ts';
import { mustNotWait, signedIn, type Circumstances } from './mutation.ts';
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

/** What a signed-in user is asked for before their second factor is changed. */
export const passwordAndCode = z.object({
  password: typedPassword,
  code: typedCode,
  challengeId: key.toLowerCase().nullish(),
});

/** {@link proofOf} the signed-in user, and whether a second factor is on at all; the try is counted. */
export async function ownProof(
  circumstances: Circumstances,
  { code, challengeId }: { code?: string | null | undefined; challengeId?: string | null | undefined },
): Promise<{ isOn: boolean; proof: unknown[] }> {
  const { identity, caller } = circumstances;
  const { userId } = signedIn(circumstances);
  const begun = await identity.call<{ wait_seconds: number; is_on: boolean; sealed_secret: string | null }>(
    caller,
    'select * from auth_service.begin_factor_proof()',
    [],
  );
  mustNotWait(begun.wait_seconds);
  const subject = { userId, sealedSecret: begun.sealed_secret, challengeId };
  return { isOn: begun.is_on, proof: proofOf(identity, code ?? '', subject) };
}
