import { z } from 'zod';
import { CODE_MINUTES, prepareChallenge } from '../codes.ts';
import { key } from '../inputs.ts';
import { identityMutation, mustNotWait } from '../mutation.ts';

export const resendTwoFactorCode = identityMutation({
  name: 'resendTwoFactorCode',
  typeDefs: /* GraphQL */ `
    extend type Mutation {
      """
      Sends another code, by SMS or e-mail, for a challenge that is open; the one before is worth nothing then.
      Errors: NOT_FOUND, TOO_MANY_ATTEMPTS.
      """
      resendTwoFactorCode(input: ResendTwoFactorCodeInput!): ResendTwoFactorCodePayload
    }
    input ResendTwoFactorCodeInput {
      challengeId: UUID!
    }
    type ResendTwoFactorCodePayload {
      "The same as before."
      challengeId: UUID
    }
  `,
  input: z.object({ challengeId: key.toLowerCase() }),
  async run({ challengeId }, { identity, caller }) {
    const { wait } = await identity.call<{ wait: number }>(
      caller,
      'select auth_service.resend_code($1, $2) as wait',
      [caller.ip, prepareChallenge(identity.sealing, CODE_MINUTES, challengeId).record],
    );
    mustNotWait(wait);
    return { challengeId };
  },
});
