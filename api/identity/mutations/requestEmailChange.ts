import { z } from 'zod';
import { apiError } from '../../errors/apiError.ts';
import { ADDRESS_CODE_MINUTES, prepareChallenge } from '../codes.ts';
import { deviceInfo, email, typedPassword } from '../inputs.ts';
import { identityMutation, mustNotWait } from '../mutation.ts';
import { checkPassword, wrongPassword } from '../passwordCheck.ts';

export const requestEmailChange = identityMutation({
  name: 'requestEmailChange',
  typeDefs: /* GraphQL */ `
    extend type Mutation {
      """
      Sends a code to the address the signed-in wants to have, to be given to confirmEmailChange. The answer is the same
      when the address is somebody's already; they are written to.
      Errors: NOT_SIGNED_IN, WRONG_CREDENTIALS, TOO_MANY_ATTEMPTS, INVALID_INPUT, INVALID_STATE (the address is the second
      factor).
      """
      requestEmailChange(input: RequestEmailChangeInput!): RequestEmailChangePayload
    }
    input RequestEmailChangeInput {
      newEmail: String!
      "The password, once more."
      password: String!
      deviceInfo: String
    }
    type RequestEmailChangePayload {
      "What confirmEmailChange asks for beside the code."
      verificationId: UUID
    }
  `,
  input: z.object({ newEmail: email, password: typedPassword, deviceInfo }),
  async run(input, circumstances) {
    const { identity, caller } = circumstances;
    const checked = await checkPassword(circumstances, input.password, { field: 'password' });
    if (checked.email === input.newEmail)
      throw apiError('INVALID_INPUT', 'This is your address already.', { field: 'newEmail' });
    const challenge = prepareChallenge(identity.sealing, ADDRESS_CODE_MINUTES);
    const { wait } = await identity.call<{ wait: number | null }>(
      caller,
      'select auth_service.request_email_change($1, $2, $3, $4, $5) as wait',
      [input.newEmail, checked.password_hash, caller.ip, input.deviceInfo, challenge.record],
    );
    if (wait === null) throw wrongPassword('password');
    mustNotWait(wait);
    return { verificationId: challenge.challengeId };
  },
});
