import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { CODE_MINUTES, prepareChallenge } from '../codes.ts';
import { proofOf, proofSql } from '../factorProof.ts';
import { deviceInfo, transport, typedCode, typedName, typedPassword } from '../inputs.ts';
import { deviceOf, identityMutation, mustNotWait } from '../mutation.ts';
import { digestOf } from '../refreshToken.ts';
import { signInAnswer, wrongCredentials, type SignInRow } from '../signInAnswer.ts';

interface BegunRow {
  wait_seconds: number;
  admin_id: string | null;
  user_id: string | null;
  password_hash: string | null;
  sealed_secret: string | null;
}

export const adminLogin = identityMutation({
  name: 'adminLogin',
  typeDefs: /* GraphQL */ `
    extend type Mutation {
      """
      Signs an administrator in, for the portal ADMIN, by a name and a password that only administrators have. Errors:
      WRONG_CREDENTIALS, CODE_REFUSED, TOO_MANY_ATTEMPTS, ACCOUNT_BLOCKED, TWO_FACTOR_REQUIRED (a super administrator's
      account has no second factor: it is set up when signed in to the shop).
      """
      adminLogin(input: AdminLoginInput!): AdminLoginPayload
    }
    input AdminLoginInput {
      username: String!
      password: String!
      "Of the authenticator application; without it there is a challenge, if one is set up."
      code: String
      "How the device calls itself, for the list of sessions; its User-Agent, if left out."
      deviceInfo: String
      refreshTokenTransport: RefreshTokenTransport! = BODY
    }
    "Either tokens, or a challenge to answer with verifyTwoFactor."
    type AdminLoginPayload {
      tokens: SessionTokens
      challenge: TwoFactorChallenge
    }
  `,
  input: z.object({
    username: typedName,
    password: typedPassword,
    code: typedCode.nullish(),
    deviceInfo,
    refreshTokenTransport: transport,
  }),
  async run(input, circumstances) {
    const { identity, caller } = circumstances;
    const begun = await identity.call<BegunRow>(
      caller,
      'select * from auth_service.begin_admin_sign_in($1, $2)',
      [input.username, caller.ip],
    );
    mustNotWait(begun.wait_seconds);
    const isRight = await identity.passwords.matches(input.password, begun.password_hash);
    const newHash =
      isRight && identity.passwords.isDated(begun.password_hash!)
        ? await identity.passwords.hash(input.password)
        : null;
    const code = isRight && begun.user_id ? input.code : null;

    const sessionId = randomUUID();
    const refreshToken = identity.refreshTokens.first(sessionId);
    const row = await identity.call<SignInRow>(
      caller,
      `select * from auth_service.finish_admin_sign_in($1, $2, $3, $4, $5, ${proofSql(12)}, $6, $7, $8, $9, $10, $11)`,
      [
        input.username,
        begun.admin_id,
        isRight,
        newHash,
        Boolean(input.code),
        caller.ip,
        deviceOf(circumstances, input.deviceInfo),
        sessionId,
        digestOf(refreshToken),
        prepareChallenge(identity.sealing, CODE_MINUTES).record,
        begun.password_hash,
        ...proofOf(identity, code ?? '', {
          userId: begun.user_id ?? '',
          sealedSecret: begun.sealed_secret,
        }),
      ],
    );
    return signInAnswer(circumstances, row, refreshToken, input.refreshTokenTransport, wrongCredentials);
  },
});
