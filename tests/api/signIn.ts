import { randomUUID } from 'node:crypto';
import { signAccessToken, type Audience, type TokenRules } from '../../api/token.ts';
import type { TestDatabase } from '../database.ts';
import { settingsFor } from './apiServer.ts';

/** How the tests' servers check tokens. */
export const tokenRules: TokenRules = {
  keys: settingsFor({ api: 'postgres://market_api@localhost/none' }).JWT_KEYS,
  issuer: 'marketplace',
  clockToleranceSeconds: 5,
};

/** A live session of the database and headers with a token for it. */
export interface SignedIn {
  userId: string;
  sessionId: string;
  headers: { authorization: string };
}

/** Opens a session as signing in would, and signs a token for it. */
export async function signIn(
  database: TestDatabase,
  userId: string | number,
  audience: Audience,
): Promise<SignedIn> {
  const sessionId = randomUUID();
  await database.owner.query(
    `insert into auth_service.user_sessions (session_id, user_id, audience, ip_address, expires_at)
     values ($1, $2, $3, '127.0.0.1', now() + interval '1 hour')`,
    [sessionId, userId, audience],
  );
  const token = signAccessToken({ userId: String(userId), sessionId, audience }, 60, tokenRules);
  return { userId: String(userId), sessionId, headers: { authorization: `Bearer ${token}` } };
}
