import { ownProof, passwordAndCode, proofSql } from '../factorProof.ts';
import { identityMutation } from '../mutation.ts';
import { checkPassword } from '../passwordCheck.ts';
import { newRecoveryCodes, recoveryDigest } from '../recoveryCodes.ts';
import { codeRefused } from '../signInAnswer.ts';

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
  input: passwordAndCode,
  async run(given, circumstances) {
    await checkPassword(circumstances, given.password, { field: 'password' });
    const { proof } = await ownProof(circumstances, given);
    const recoveryCodes = newRecoveryCodes();
    const { done } = await circumstances.identity.call<{ done: boolean }>(
      circumstances.caller,
      `select auth_service.regenerate_recovery_codes(${proofSql(1)}, $6) as done`,
      [...proof, recoveryCodes.map(recoveryDigest)],
    );
    if (!done) throw codeRefused();
    return { recoveryCodes };
  },
});
