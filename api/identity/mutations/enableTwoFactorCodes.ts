import { z } from 'zod';
import { CODE_MINUTES, prepareChallenge } from '../codes.ts';
import { typedPassword } from '../inputs.ts';
import { identityMutation, mustNotWait } from '../mutation.ts';
import { checkPassword } from '../passwordCheck.ts';

export const enableTwoFactorCodes = identityMutation({
  name: 'enableTwoFactorCodes',
  typeDefs: /* GraphQL */ `
    extend type Mutation {
      """
      Begins to set codes by SMS or e-mail up as the second factor: sends one, to be given to confirmTwoFactorCodes.
      Errors: NOT_SIGNED_IN, WRONG_CREDENTIALS, TOO_MANY_ATTEMPTS, INVALID_STATE (one is on already, or the phone or
      address was not proved).
      """
      enableTwoFactorCodes(input: EnableTwoFactorCodesInput!): EnableTwoFactorCodesPayload
    }
    "How a code is sent."
    enum TwoFactorCodeMethod {
      SMS
      EMAIL
    }
    input EnableTwoFactorCodesInput {
      method: TwoFactorCodeMethod!
      "The account's own, once more."
      password: String!
    }
    type EnableTwoFactorCodesPayload {
      challenge: TwoFactorChallenge
    }
  `,
  input: z.object({ method: z.enum(['SMS', 'EMAIL']), password: typedPassword }),
  async run({ method, password }, circumstances) {
    const { identity, caller } = circumstances;
    await checkPassword(circumstances, password, { field: 'password' });
    const challenge = prepareChallenge(identity.sealing, CODE_MINUTES);
    const { wait } = await identity.call<{ wait: number }>(
      caller,
      'select auth_service.start_factor_codes($1, $2, $3) as wait',
      [method, caller.ip, challenge.record],
    );
    mustNotWait(wait);
    return { challenge: { challengeId: challenge.challengeId, method } };
  },
});
