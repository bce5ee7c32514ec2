import { z } from 'zod';
import { codeDigests } from '../codes.ts';
import { key, typedCode } from '../inputs.ts';
import { identityMutation, signedIn } from '../mutation.ts';
import { newRecoveryCodes, recoveryDigest } from '../recoveryCodes.ts';
import { codeRefused } from '../signInAnswer.ts';

export const confirmTwoFactorCodes = identityMutation({
  name: 'confirmTwoFactorCodes',
  typeDefs: /* GraphQL */ `
    extend type Mutation {
      """
      Switches codes by SMS or e-mail on, by the one that was sent. All other sessions end, and a mail says so.
      Errors: NOT_SIGNED_IN, CODE_REFUSED, INVALID_STATE.
      """
      confirmTwoFactorCodes(input: ConfirmTwoFactorCodesInput!): ConfirmTwoFactorCodesPayload
    }
    input ConfirmTwoFactorCodesInput {
      challengeId: UUID!
      code: String!
    }
    type ConfirmTwoFactorCodesPayload {
      "Ten codes to be kept for the day the phone is lost; each is good once. Shown this once."
      recoveryCodes: [String!]
    }
  `,
  input: z.object({ challengeId: key, code: typedCode }),
  async run({ challengeId, code }, circumstances) {
    const { identity, caller } = circumstances;
    signedIn(circumstances);
    const recoveryCodes = newRecoveryCodes();
    const { confirmed } = await identity.call<{ confirmed: boolean }>(
      caller,
      'select auth_service.confirm_factor_codes($1, $2, $3) as confirmed',
      [challengeId, codeDigests(identity.sealing, challengeId, code), recoveryCodes.map(recoveryDigest)],
    );
    if (!confirmed) throw codeRefused();
    return { recoveryCodes };
  },
});
