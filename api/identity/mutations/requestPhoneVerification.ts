import { z } from 'zod';
import { CODE_MINUTES, prepareChallenge } from '../codes.ts';
import { deviceInfo, phoneNumber } from '../inputs.ts';
import { identityMutation, mustNotWait, signedIn } from '../mutation.ts';

export const requestPhoneVerification = identityMutation({
  name: 'requestPhoneVerification',
  typeDefs: /* GraphQL */ `
    extend type Mutation {
      """
      Sends the signed-in a code by SMS, to be given to verifyPhone.
      Errors: NOT_SIGNED_IN, INVALID_INPUT, INVALID_STATE (the phone is the second factor), TOO_MANY_ATTEMPTS.
      """
      requestPhoneVerification(input: RequestPhoneVerificationInput!): RequestPhoneVerificationPayload
    }
    input RequestPhoneVerificationInput {
      "In international form; left out, it is the one named at registration."
      phoneNumber: String
      deviceInfo: String
    }
    type RequestPhoneVerificationPayload {
      "What verifyPhone asks for beside the code."
      verificationId: UUID
    }
  `,
  input: z.object({ phoneNumber: phoneNumber.nullish(), deviceInfo }),
  async run(input, circumstances) {
    const { identity, caller } = circumstances;
    signedIn(circumstances);
    const challenge = prepareChallenge(identity.sealing, CODE_MINUTES);
    const { wait } = await identity.call<{ wait: number }>(
      caller,
      'select auth_service.request_phone_verification($1, $2, $3, $4) as wait',
      [input.phoneNumber, caller.ip, input.deviceInfo, challenge.record],
    );
    mustNotWait(wait);
    return { verificationId: challenge.challengeId };
  },
});
