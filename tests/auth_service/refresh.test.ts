import { randomBytes, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { RefreshTokens, digestOf } from '../../api/identity/refreshToken.ts';
import { secretKeys } from '../../api/secrets/keys.ts';
import { makeLog } from '../../api/log.ts';
import { startServer, type RunningServer } from '../../api/startServer.ts';
import { answerOf, SECRET_KEYS, settingsFor, type TestServer } from '../api/apiServer.ts';
import { account, accountServer, isLive, login, mutate, TOKENS, type Account } from './accounts.ts';

type Callable = Pick<TestServer, 'run'>;
const server = accountServer();
const SECOND = `second:${Buffer.alloc(32, 2).toString('base64')}`;
/** A server whose keys were rotated. Started first: to build its schema keeps this process from its open connections. */
let rotated: RunningServer;
const there: Callable = {
  run: async (query, variables, headers) =>
    answerOf(
      await fetch(`${rotated.url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', ...headers },
        body: JSON.stringify({ query, variables }),
      }),
    ),
};
beforeAll(async () => {
  const settings = settingsFor(server.database.connections, {
    SECRET_KEYS: `${SECOND},${SECRET_KEYS}`,
    TRUST_PROXY_HOPS: '1',
  });
  rotated = await startServer({ settings, log: makeLog('silent') });
});
afterAll(async () => rotated?.close());

const refresh = (
  refreshToken: string | undefined,
  { audience = 'SHOP', at = server as Callable, headers = {} } = {},
) => mutate(at, 'refreshSession', { audience, refreshToken }, TOKENS, headers);
const sessionOf = async (sessionId: string) =>
  (
    await server.database.owner.query(
      'select is_active, end_reason, refresh_token from auth_service.user_sessions where session_id = $1',
      [sessionId],
    )
  ).rows[0];
const graceIsOver = ({ sessionId }: Account) =>
  server.database.owner.query(
    `update auth_service.user_sessions set refreshed_at = refreshed_at - interval '61 seconds' where session_id = $1`,
    [sessionId],
  );

describe('a refresh token', () => {
  test('that 200 present at once has one successor, and everyone is served', async () => {
    const who = await account(server);
    const answers = await Promise.all(Array.from({ length: 200 }, () => refresh(who.refreshToken)));
    expect(answers.filter(({ code }) => code)).toEqual([]);
    const given = new Set(answers.map(({ payload }) => payload.tokens.refreshToken));
    expect(given.size).toBe(1);
    const [successor] = given;
    expect(successor).not.toBe(who.refreshToken);
    expect(await sessionOf(who.sessionId)).toEqual({
      is_active: true,
      end_reason: null,
      refresh_token: digestOf(successor as string),
    });
    const { rows } = await server.database.owner.query(
      'select count(*)::integer as sessions from auth_service.user_sessions where user_id = $1',
      [who.userId],
    );
    expect(rows).toEqual([{ sessions: 1 }]);
    const next = await refresh(successor as string);
    expect(await isLive(server, { authorization: `Bearer ${next.payload.tokens.accessToken}` })).toBe(true);
  });

  test('that was replaced is answered for a minute; after it, the session is over for both who have it', async () => {
    const who = await account(server);
    const first = await refresh(who.refreshToken);
    const repeated = await refresh(who.refreshToken);
    expect(repeated.payload.tokens.refreshToken).toBe(first.payload.tokens.refreshToken);
    await graceIsOver(who);
    expect((await refresh(who.refreshToken)).code).toBe('SESSION_ENDED');
    expect(await sessionOf(who.sessionId)).toMatchObject({ is_active: false, end_reason: 'REUSED' });
    expect((await refresh(first.payload.tokens.refreshToken)).code).toBe('SESSION_ENDED');
    expect(await isLive(server, who.headers)).toBe(false);
  });

  test('from two turns ago ends the session, however soon it comes back', async () => {
    const who = await account(server);
    const { payload } = await refresh(who.refreshToken);
    await refresh(payload.tokens.refreshToken);
    expect((await refresh(who.refreshToken)).code).toBe('SESSION_ENDED');
    expect(await sessionOf(who.sessionId)).toMatchObject({ end_reason: 'REUSED' });
  });

  test('of another portal is refused, and the session goes on where it belongs', async () => {
    const who = await account(server);
    for (const audience of ['SELLER', 'WAREHOUSE', 'ADMIN'])
      expect((await refresh(who.refreshToken, { audience })).code).toBe('SESSION_ENDED');
    expect((await refresh(who.refreshToken)).payload.tokens.audience).toBe('SHOP');
  });

  test('that was made up ends nobody’s session, though it names one', async () => {
    const who = await account(server);
    const forger = new RefreshTokens(secretKeys.parse(`first:${randomBytes(32).toString('base64')}`));
    const flipped = who.refreshToken.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A'));
    for (const made of [forger.first(who.sessionId), flipped, 'first.x', 'x'.repeat(200), who.sessionId, ''])
      expect((await refresh(made)).code).toBe('SESSION_ENDED');
    expect((await refresh('x'.repeat(201))).code).toBe('INVALID_INPUT');
    expect((await refresh(undefined)).code).toBe('SESSION_ENDED');
    expect((await refresh(who.refreshToken)).payload.tokens).toBeTruthy();
  });

  test('signs out of its own portal only, and logout says so', async () => {
    const who = await account(server);
    const out = (audience: string) =>
      mutate(server, 'logout', { audience, refreshToken: who.refreshToken }, 'signedOut');
    expect((await out('SELLER')).payload).toEqual({ signedOut: false });
    expect((await refresh(who.refreshToken)).payload.tokens).toBeTruthy();
    for (let again = 0; again < 2; again++) expect((await out('SHOP')).payload).toEqual({ signedOut: true });
    expect((await mutate(server, 'logout', { audience: 'SHOP' }, 'signedOut')).payload).toEqual({
      signedOut: false,
    });
  });

  test('of a session that is over, expired or was never there is refused', async () => {
    const who = await account(server);
    await mutate(server, 'logout', { audience: 'SHOP', refreshToken: who.refreshToken }, 'signedOut');
    expect((await refresh(who.refreshToken)).code).toBe('SESSION_ENDED');
    expect(await sessionOf(who.sessionId)).toMatchObject({ end_reason: 'SIGNED_OUT' });
    const other = await account(server);
    await server.database.owner.query(
      'update auth_service.user_sessions set expires_at = now() where session_id = $1',
      [other.sessionId],
    );
    expect((await refresh(other.refreshToken)).code).toBe('SESSION_ENDED');
    const ours = new RefreshTokens(secretKeys.parse(SECRET_KEYS));
    expect((await refresh(ours.first(randomUUID()))).code).toBe('SESSION_ENDED');
  });

  test('prolongs the session, and never beyond its last day', async () => {
    const who = await account(server);
    await server.database.owner.query(
      `update auth_service.user_sessions
       set expires_at = now() + interval '1 minute', ends_at = now() + interval '1 hour' where session_id = $1`,
      [who.sessionId],
    );
    const { payload } = await refresh(who.refreshToken);
    const left = new Date(payload.tokens.refreshTokenExpiresAt).getTime() - Date.now();
    expect(left).toBeGreaterThan(59 * 60_000);
    expect(left).toBeLessThanOrEqual(60 * 60_000);
  });
});

describe('a browser', () => {
  const cookieOf = (answer: { headers: Headers }) => answer.headers.get('set-cookie');
  const entered = async () => {
    const { email } = await account(server);
    const answer = await login(server, email, { refreshTokenTransport: 'COOKIE' });
    return { answer, cookie: cookieOf(answer)!.split(';')[0]! };
  };

  test('gets its refresh token as a cookie of this host, out of reach of scripts, and not in the answer', async () => {
    const { answer, cookie } = await entered();
    expect(cookie).toMatch(/^__Host-market_refresh_shop=.+/);
    const attributes = cookieOf(answer)!.split(/; */).slice(1);
    expect(attributes).toEqual(expect.arrayContaining(['HttpOnly', 'Secure', 'SameSite=Strict', 'Path=/']));
    expect(attributes.filter((attribute) => /^domain/i.test(attribute))).toEqual([]);
    expect(answer.payload.tokens.refreshToken).toBeNull();
    expect(answer.text).not.toContain(decodeURIComponent(cookie.split('=')[1]!));
  });

  test('refreshes by it, and is given the next as a cookie again', async () => {
    const { answer, cookie } = await entered();
    const next = await refresh(undefined, { headers: { cookie } });
    expect(next.payload.tokens).toMatchObject({
      sessionId: answer.payload.tokens.sessionId,
      refreshToken: null,
    });
    expect(cookieOf(next)!.split(';')[0]).not.toBe(cookie);
    // The cookie of one portal is none for another.
    expect((await refresh(undefined, { audience: 'SELLER', headers: { cookie } })).code).toBe(
      'SESSION_ENDED',
    );
  });

  test('loses it with its session', async () => {
    const { cookie } = await entered();
    const out = await mutate(server, 'logout', { audience: 'SHOP' }, 'signedOut', { cookie });
    expect(out.payload).toEqual({ signedOut: true });
    expect(cookieOf(out)).toMatch(/^__Host-market_refresh_shop=; .*Expires=Thu, 01 Jan 1970/);
    const late = await refresh(undefined, { headers: { cookie } });
    expect([late.code, cookieOf(late)]).toEqual([
      'SESSION_ENDED',
      expect.stringMatching(/^__Host-market_refresh_shop=; /),
    ]);
  });
});

describe('when the key is rotated', () => {
  test('tokens of the old key go on, with successors of the new', async () => {
    const who = await account(server);
    const { payload } = await refresh(who.refreshToken, { at: there });
    expect(payload.tokens.refreshToken).toMatch(/^second\./);
    const next = await refresh(payload.tokens.refreshToken, { at: there });
    expect(next.payload.tokens.sessionId).toBe(who.sessionId);
  });

  test('the successor that the old key made is repeated within the grace, not made anew', async () => {
    const who = await account(server);
    const { payload } = await refresh(who.refreshToken);
    const repeated = await refresh(who.refreshToken, { at: there });
    expect(repeated.payload.tokens.refreshToken).toBe(payload.tokens.refreshToken);
    expect(await sessionOf(who.sessionId)).toMatchObject({ is_active: true });
  });

  test('what the new key made is unknown to who has the old only, and the session goes on', async () => {
    const who = await account(server);
    const { payload } = await refresh(who.refreshToken, { at: there });
    expect((await refresh(payload.tokens.refreshToken)).code).toBe('SESSION_ENDED');
    expect((await refresh(payload.tokens.refreshToken, { at: there })).payload.tokens).toBeTruthy();
  });
});
