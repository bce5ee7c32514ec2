import { z } from 'zod';
import { deviceInfo, email } from '../inputs.ts';
import { prepareLink } from '../codes.ts';
import { identityMutation, mustNotWait } from '../mutation.ts';

/** Minutes in which a link to set a new password is good. */
const LINK_MINUTES = 60;

export const requestPasswordReset = identityMutation({
  name: 'requestPasswordReset',
  typeDefs: /* GraphQL */ `
    extend type Mutation {
      """
      Sends a link to set a new password, good for an hour and once. The answer is the same when nobody has such an
      address. Errors: INVALID_INPUT, TOO_MANY_ATTEMPTS.
      """
      requestPasswordReset(input: RequestPasswordResetInput!): RequestPasswordResetPayload
    }
    input RequestPasswordResetInput {
      email: String!
      deviceInfo: String
    }
    type RequestPasswordResetPayload {
      "For how many minutes the link is good, if one was sent."
      goodForMinutes: Int
    }
  `,
  input: z.object({ email, deviceInfo }),
  async run(input, { identity, caller }) {
    const { wait } = await identity.call<{ wait: number }>(
      caller,
      'select auth_service.request_password_reset($1, $2, $3, $4) as wait',
      [input.email, caller.ip, input.deviceInfo, prepareLink(identity.sealing, LINK_MINUTES)],
    );
    mustNotWait(wait);
    return { goodForMinutes: LINK_MINUTES };
  },
});
