import { ownProof, passwordAndCode, proofSql } from '../factorProof.ts';
import { identityMutation } from '../mutation.ts';
import { checkPassword } from '../passwordCheck.ts';
import { codeRefused } from '../signInAnswer.ts';

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
  input: passwordAndCode,
  async run(given, circumstances) {
    await checkPassword(circumstances, given.password, { field: 'password' });
    const { proof } = await ownProof(circumstances, given);
    const { disabled } = await circumstances.identity.call<{ disabled: boolean }>(
      circumstances.caller,
      `select auth_service.disable_two_factor(${proofSql(1)}) as disabled`,
      proof,
    );
    if (!disabled) throw codeRefused();
    return { disabled };
  },
});
