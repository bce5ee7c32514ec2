import { z } from 'zod';
import { CODE_MINUTES, prepareChallenge } from '../codes.ts';
import { identityMutation, mustNotWait, signedIn } from '../mutation.ts';

export const sendTwoFactorCode = identityMutation({
  name: 'sendTwoFactorCode',
  typeDefs: /* GraphQL */ `
    extend type Mutation {
      """
      Sends a signed-in user a code of their second factor, for disableTwoFactor, regenerateRecoveryCodes or
      eraseMyAccount. Errors: NOT_SIGNED_IN, TOO_MANY_ATTEMPTS, INVALID_STATE (it is off, or an application).
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
