import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { codeDigests } from '../codes.ts';
import { deviceInfo, key, transport, typedCode } from '../inputs.ts';
import { deviceOf, identityMutation } from '../mutation.ts';
import { digestOf } from '../refreshToken.ts';
import { codeRefused, signInAnswer, type SignInRow } from '../signInAnswer.ts';

export const verifyEmail = identityMutation({
  name: 'verifyEmail',
  typeDefs: /* GraphQL */ `
    extend type Mutation {
      "Proves the address of a new account by the code that was sent to it, and signs in. Errors: CODE_REFUSED."
      verifyEmail(input: VerifyEmailInput!): VerifyEmailPayload
    }
    input VerifyEmailInput {
      verificationId: UUID!
      code: String!
      "How the device calls itself, for the list of sessions; its User-Agent, if left out."
      deviceInfo: String
      refreshTokenTransport: RefreshTokenTransport! = BODY
    }
    type VerifyEmailPayload {
      "Null where signing in takes a second factor, too: the address is proved, go on with login."
      tokens: SessionTokens
    }
  `,
  input: z.object({ verificationId: key, code: typedCode, deviceInfo, refreshTokenTransport: transport }),
  async run(input, circumstances) {
    const { identity, caller } = circumstances;
    const sessionId = randomUUID();
    const refreshToken = identity.refreshTokens.first(sessionId);
    const row = await identity.call<SignInRow>(
      caller,
      'select * from auth_service.verify_email($1, $2, $3, $4, $5, $6)',
      [
        input.verificationId,
        codeDigests(identity.sealing, input.verificationId, input.code),
        caller.ip,
        deviceOf(circumstances, input.deviceInfo),
        sessionId,
        digestOf(refreshToken),
      ],
    );
    return signInAnswer(circumstances, row, refreshToken, input.refreshTokenTransport, codeRefused);
  },
});
