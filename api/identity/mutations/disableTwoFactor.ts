import { z } from 'zod';
import { prepareChallenge } from '../codes.ts';
import { proofOf, proofSql } from '../factorProof.ts';
import { key, typedCode, typedPassword } from '../inputs.ts';
import { identityMutation, mustNotWait, signedIn, type Circumstances } from '../mutation.ts';
import { askPassword } from '../ownPassword.ts';
import { newRecoveryCodes, recoveryDigest } from '../recoveryCodes.ts';
import { codeRefused } from '../signInAnswer.ts';
import { CODE_MINUTES } from './login.ts';

const input = z.object({ password: typedPassword, code: typedCode, challengeId: key.nullish() });

/** What {@link input} proves of the caller; a wrong password is refused. */
async function proven(circumstances: Circumstances, { password, code, challengeId }: z.output<typeof input>) {
  const { userId, sealedSecret } = await askPassword(circumstances, password, true);
  return proofOf(circumstances.identity, code, { userId, sealedSecret, challengeId });
}

export const sendTwoFactorCode = identityMutation({
  name: 'sendTwoFactorCode',
  typeDefs: /* GraphQL */ `
    extend type Mutation {
      """
      Sends a signed-in user a code of their second factor, for disableTwoFactor or regenerateRecoveryCodes. Errors:
      NOT_SIGNED_IN, TOO_MANY_ATTEMPTS, INVALID_STATE (it is off, or an application).
      """
      sendTwoFactorCode(input: SendTwoFactorCodeInput!): SendTwoFactorCodePayload
    }
    input SendTwoFactorCodeInput {
      clientMutationId: String
    }
    type SendTwoFactorCodePayload {
      clientMutationId: String
      challenge: TwoFactorChallenge
    }
  `,
  input: z.object({ clientMutationId: z.string().nullish() }),
  async run({ clientMutationId }, circumstances) {
    const { identity, caller } = circumstances;
    signedIn(circumstances);
    const { challengeId, record } = prepareChallenge(identity.sealing, CODE_MINUTES);
    const sent = await identity.call<{ wait_seconds: number; method: string }>(
      caller,
      'select * from auth_service.send_factor_code($1, $2)',
      [caller.ip, record],
    );
    mustNotWait(sent.wait_seconds);
    return { clientMutationId, challenge: { challengeId, method: sent.method } };
  },
});

export const disableTwoFactor = identityMutation({
  name: 'disableTwoFactor',
  typeDefs: /* GraphQL */ `
    extend type Mutation {
      """
      Switches the second factor off. All other sessions end, and those as an administrator in any case; a mail says so.
      Errors: NOT_SIGNED_IN, WRONG_CREDENTIALS, CODE_REFUSED, TOO_MANY_ATTEMPTS, INVALID_STATE (it is off).
      """
      disableTwoFactor(input: DisableTwoFactorInput!): DisableTwoFactorPayload
    }
    input DisableTwoFactorInput {
      "The account's own, once more."
      password: String!
      "Of the application, or sent, or a recovery code."
      code: String!
      "What sendTwoFactorCode answered, if the code was sent."
      challengeId: UUID
    }
    type DisableTwoFactorPayload {
      disabled: Boolean
    }
  `,
  input,
  async run(given, circumstances) {
    const { disabled } = await circumstances.identity.call<{ disabled: boolean }>(
      circumstances.caller,
      `select auth_service.disable_two_factor(${proofSql(1)}) as disabled`,
      await proven(circumstances, given),
    );
    if (!disabled) throw codeRefused();
    return { disabled };
  },
});

export const regenerateRecoveryCodes = identityMutation({
  name: 'regenerateRecoveryCodes',
  typeDefs: /* GraphQL */ `
    extend type Mutation {
      """
      Gives new recovery codes; the old ones are worth nothing then. Errors: NOT_SIGNED_IN, WRONG_CREDENTIALS,
      CODE_REFUSED, TOO_MANY_ATTEMPTS, INVALID_STATE (no second factor is on).
      """
      regenerateRecoveryCodes(input: RegenerateRecoveryCodesInput!): RegenerateRecoveryCodesPayload
    }
    input RegenerateRecoveryCodesInput {
      "The account's own, once more."
      password: String!
      "Of the application, or sent, or a recovery code."
      code: String!
      "What sendTwoFactorCode answered, if the code was sent."
      challengeId: UUID
    }
    type RegenerateRecoveryCodesPayload {
      "Ten codes; each is good once. Shown this once."
      recoveryCodes: [String!]
    }
  `,
  input,
  async run(given, circumstances) {
    const recoveryCodes = newRecoveryCodes();
    const { done } = await circumstances.identity.call<{ done: boolean }>(
      circumstances.caller,
      `select auth_service.regenerate_recovery_codes(${proofSql(1)}, $6) as done`,
      [...(await proven(circumstances, given)), recoveryCodes.map(recoveryDigest)],
    );
    if (!done) throw codeRefused();
    return { recoveryCodes };
  },
});
