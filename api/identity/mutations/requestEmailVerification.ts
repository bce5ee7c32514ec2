import { z } from 'zod';
import { ADDRESS_CODE_MINUTES, prepareChallenge } from '../codes.ts';
import { deviceInfo, email, key } from '../inputs.ts';
import { identityMutation, mustNotWait } from '../mutation.ts';

export const requestEmailVerification = identityMutation({
  name: 'requestEmailVerification',
  typeDefs: /* GraphQL */ `
    extend type Mutation {
      """
      Sends another code to the address of a registration that is still to be proved. The answer is the same when there
      is none. Who has lost the verificationId signs in by password, or sets a new one with requestPasswordReset, which
      proves the address, too. Errors: INVALID_INPUT, TOO_MANY_ATTEMPTS.
      """
      requestEmailVerification(input: RequestEmailVerificationInput!): RequestEmailVerificationPayload
    }
    input RequestEmailVerificationInput {
      email: String!
      "What register answered, or login when it refused: an address alone could be one that a stranger registered."
      verificationId: UUID!
      deviceInfo: String
    }
    type RequestEmailVerificationPayload {
      "What verifyEmail asks for beside the new code."
      verificationId: UUID
    }
  `,
  input: z.object({ email, verificationId: key, deviceInfo }),
  async run(input, { identity, caller }) {
    const challenge = prepareChallenge(identity.sealing, ADDRESS_CODE_MINUTES);
    const { wait } = await identity.call<{ wait: number }>(
      caller,
      'select auth_service.request_email_verification($1, $2, $3, $4, $5) as wait',
      [input.email, input.verificationId, caller.ip, input.deviceInfo, challenge.record],
    );
    mustNotWait(wait);
    return { verificationId: challenge.challengeId };
  },
});
