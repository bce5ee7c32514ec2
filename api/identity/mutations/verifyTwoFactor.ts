import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { proofOf, proofSql } from '../factorProof.ts';
import { deviceInfo, key, transport, typedCode } from '../inputs.ts';
import { identityMutation, mustNotWait } from '../mutation.ts';
import { digestOf } from '../refreshToken.ts';
import { codeRefused, signInAnswer, type SignInRow } from '../signInAnswer.ts';

interface BegunRow {
  wait_seconds: number;
  user_id: string | null;
  sealed_secret: string | null;
}

export const verifyTwoFactor = identityMutation({
  name: 'verifyTwoFactor',
  typeDefs: /* GraphQL */ `
    extend type Mutation {
      """
      Answers the challenge of a sign-in with a code of the application, the code that was sent, or a recovery code, and
      signs in. Five tries a challenge. Errors: CODE_REFUSED, TOO_MANY_ATTEMPTS, FORBIDDEN (not for this portal).
      """
      verifyTwoFactor(input: VerifyTwoFactorInput!): VerifyTwoFactorPayload
    }
    input VerifyTwoFactorInput {
      challengeId: UUID!
      "Six digits, or a recovery code; spaces and dashes do not count."
      code: String!
      "How the device calls itself, for the list of sessions; if left out, what was said when signing in."
      deviceInfo: String
      refreshTokenTransport: RefreshTokenTransport! = BODY
    }
    type VerifyTwoFactorPayload {
      tokens: SessionTokens
    }
  `,
  input: z.object({ challengeId: key, code: typedCode, deviceInfo, refreshTokenTransport: transport }),
  async run(input, circumstances) {
    const { identity, caller } = circumstances;
    const begun = await identity.call<BegunRow>(caller, 'select * from auth_service.begin_two_factor($1)', [
      input.challengeId,
    ]);
    mustNotWait(begun.wait_seconds);
    if (!begun.user_id) throw codeRefused();

    const sessionId = randomUUID();
    const refreshToken = identity.refreshTokens.first(sessionId);
    const row = await identity.call<SignInRow>(
      caller,
      `select * from auth_service.finish_two_factor($1, ${proofSql(6)}, $2, $3, $4, $5)`,
      [
        input.challengeId,
        caller.ip,
        input.deviceInfo,
        sessionId,
        digestOf(refreshToken),
        ...proofOf(identity, input.code, {
          userId: begun.user_id,
          sealedSecret: begun.sealed_secret,
          challengeId: input.challengeId,
        }),
      ],
    );
    return signInAnswer(circumstances, row, refreshToken, input.refreshTokenTransport, codeRefused);
  },
});
