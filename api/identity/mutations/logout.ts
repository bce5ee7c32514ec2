import { z } from 'zod';
import { audience } from '../inputs.ts';
import { identityMutation } from '../mutation.ts';
import { cookieToken, forgetCookie } from '../tokens.ts';

export const logout = identityMutation({
  name: 'logout',
  typeDefs: /* GraphQL */ `
    extend type Mutation {
      """
      Ends the session: of the refresh token, or of the browser's cookie, or else of the access token. Signing out of a
      session that has ended already is no error.
      """
      logout(input: LogoutInput!): LogoutPayload
    }
    input LogoutInput {
      "The portal the session is for."
      audience: SessionAudience!
      refreshToken: String
    }
    type LogoutPayload {
      "True once no session is left of what was shown; false when nothing was, or it is of another portal."
      signedOut: Boolean
    }
  `,
  input: z.object({ audience, refreshToken: z.string().max(200, 'This is no refresh token.').nullish() }),
  async run({ audience: portal, refreshToken }, { identity, caller, http }) {
    const token = refreshToken ?? cookieToken(http, portal);
    const sessionId = token ? identity.refreshTokens.read(token)?.sessionId : caller.session?.sessionId;
    forgetCookie(http, portal);
    if (!sessionId) return { signedOut: false };
    const { over } = await identity.call<{ over: boolean }>(
      caller,
      'select auth_service.logout($1, $2) as over',
      [sessionId, portal],
    );
    return { signedOut: over };
  },
});
