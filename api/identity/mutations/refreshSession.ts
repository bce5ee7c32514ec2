import { z } from 'zod';
import { apiError } from '../../errors/apiError.ts';
import { audience } from '../inputs.ts';
import { identityMutation } from '../mutation.ts';
import { digestOf } from '../refreshToken.ts';
import { cookieToken, forgetCookie, handOver } from '../tokens.ts';

interface RefreshRow {
  outcome: 'REFRESHED' | 'REUSED' | 'ENDED';
  user_id: string;
  successor: number;
  access_seconds: number;
  refresh_until: Date;
}

export const refreshSession = identityMutation({
  name: 'refreshSession',
  typeDefs: /* GraphQL */ `
    extend type Mutation {
      """
      Gives a new access token and replaces the refresh token. The token before is answered once more, with the same
      successor, for a minute; an older one ends the session. Errors: SESSION_ENDED.
      """
      refreshSession(input: RefreshSessionInput!): RefreshSessionPayload
    }
    input RefreshSessionInput {
      "The portal the session is for."
      audience: SessionAudience!
      "Left out by browsers, whose cookie has it; the new one then comes as a cookie, too."
      refreshToken: String
    }
    type RefreshSessionPayload {
      tokens: SessionTokens
    }
  `,
  input: z.object({ audience, refreshToken: z.string().max(200, 'This is no refresh token.').nullish() }),
  async run({ audience: portal, refreshToken }, { identity, caller, http }) {
    const token = refreshToken ?? cookieToken(http, portal);
    const presented = token === undefined ? undefined : identity.refreshTokens.read(token);
    if (!token || !presented) throw ended();
    const successors = identity.refreshTokens.successors(token);
    const row = await identity.call<RefreshRow>(
      caller,
      'select * from auth_service.refresh_session($1, $2, $3, $4)',
      [presented.sessionId, presented.digest, successors.map(digestOf), portal],
    );
    if (row.outcome !== 'REFRESHED') {
      if (refreshToken == null) forgetCookie(http, portal);
      throw ended();
    }
    const session = {
      sessionId: presented.sessionId,
      userId: row.user_id,
      audience: portal,
      accessSeconds: row.access_seconds,
      refreshUntil: row.refresh_until,
    };
    // What came in a cookie leaves in one: a script cannot ask for it.
    const transport = refreshToken == null ? 'COOKIE' : 'BODY';
    return { tokens: handOver(identity, http, session, successors[row.successor - 1]!, transport) };
  },
});

const ended = () => apiError('SESSION_ENDED', 'The session has ended: sign in again.');
