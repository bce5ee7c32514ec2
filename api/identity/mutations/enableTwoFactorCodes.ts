import { z } from 'zod';
import { codeDigests, prepareChallenge } from '../codes.ts';
import { key, typedCode, typedPassword } from '../inputs.ts';
import { identityMutation, mustNotWait, signedIn } from '../mutation.ts';
import { askPassword } from '../ownPassword.ts';
import { newRecoveryCodes, recoveryDigest } from '../recoveryCodes.ts';
import { codeRefused } from '../signInAnswer.ts';
import { CODE_MINUTES } from './login.ts';

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
    await askPassword(circumstances, password, false);
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
