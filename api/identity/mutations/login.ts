import { randomUUID } from 'node:crypto';
import { z } from 'zod';
import { CODE_MINUTES, prepareChallenge } from '../codes.ts';
import { audience, deviceInfo, transport, typedName, typedPassword } from '../inputs.ts';
import { deviceOf, identityMutation, mustNotWait } from '../mutation.ts';
import { digestOf } from '../refreshToken.ts';
import { signInAnswer, wrongCredentials, type SignInRow } from '../signInAnswer.ts';

export const login = identityMutation({
  name: 'login',
  typeDefs: /* GraphQL */ `
    extend type Mutation {
      """
      Signs in by e-mail address and password. Errors: WRONG_CREDENTIALS, TOO_MANY_ATTEMPTS, ACCOUNT_BLOCKED,
      FORBIDDEN (not for this portal). An address that was never proved is answered like a wrong password.
      """
      login(input: LoginInput!): LoginPayload
    }
    input LoginInput {
      email: String!
      password: String!
      "The portal; a session is good for one."
      audience: SessionAudience! = SHOP
      "How the device calls itself, for the list of sessions; its User-Agent, if left out."
      deviceInfo: String
      refreshTokenTransport: RefreshTokenTransport! = BODY
    }
    "Either tokens, or a challenge to answer with verifyTwoFactor."
    type LoginPayload {
      tokens: SessionTokens
      challenge: TwoFactorChallenge
    }
  `,
  input: z.object({
    email: typedName,
    password: typedPassword,
    audience,
    deviceInfo,
    refreshTokenTransport: transport,
  }),
  async run(input, circumstances) {
    const { identity, caller } = circumstances;
    const begun = await identity.call<{
      wait_seconds: number;
      user_id: string | null;
      password_hash: string | null;
    }>(caller, 'select * from auth_service.begin_sign_in($1, $2)', [input.email, caller.ip]);
    mustNotWait(begun.wait_seconds);
    const isRight = await identity.passwords.matches(input.password, begun.password_hash);
    const newHash =
      isRight && identity.passwords.isDated(begun.password_hash!)
        ? await identity.passwords.hash(input.password)
        : null;

    const sessionId = randomUUID();
    const refreshToken = identity.refreshTokens.first(sessionId);
    const row = await identity.call<SignInRow>(
      caller,
      'select * from auth_service.finish_sign_in($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)',
      [
        input.email,
        begun.user_id,
        isRight,
        newHash,
        input.audience,
        caller.ip,
        deviceOf(circumstances, input.deviceInfo),
        sessionId,
        digestOf(refreshToken),
        prepareChallenge(identity.sealing, CODE_MINUTES).record,
        begun.password_hash,
      ],
    );
    return signInAnswer(circumstances, row, refreshToken, input.refreshTokenTransport, () =>
      wrongCredentials(', or the address was never proved: then register once more'),
    );
  },
});
