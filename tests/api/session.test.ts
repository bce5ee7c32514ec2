import { describe, expect, test } from '@jest/globals';
import { randomBytes, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import jwt from 'jsonwebtoken';
import { signCartSession } from '../../api/cartSession.ts';
import type { SharedKey } from '../../api/signingKeys.ts';
import { signAccessToken, type Audience } from '../../api/token.ts';
import { DEMO_ACCOUNTS } from '../../db/seed/accounts.ts';
import { apiServer } from './apiServer.ts';
import { signIn, tokenRules } from './signIn.ts';

const server = apiServer();
const settings = async (headers: Record<string, string> = {}) =>
  (await server.run('{ probeSettings }', undefined, headers)).data.probeSettings as Record<string, string>;
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });
const [key] = tokenRules.keys as SharedKey[];

describe('the database is told who asks', () => {
  test('nobody in particular', async () => {
    const seen = await settings({ 'x-request-id': 'request-0001', 'accept-language': 'ru-RU, en;q=0.8' });
    expect(seen).toEqual({
      role: 'market_anonymous',
      transaction_read_only: 'on',
      application_name: 'market_api request-0001',
      'market.request_id': 'request-0001',
      'market.ip': '127.0.0.1',
      'market.locale': 'ru-RU',
    });
  });

  test('a customer', async () => {
    const { headers, sessionId } = await signIn(server.database, 1, 'shop');
    const seen = await settings(headers);
    expect(seen).toMatchObject({
      role: 'market_customer',
      'market.user_id': '1',
      'market.session_id': sessionId,
    });
    expect(Object.keys(seen)).not.toContain('market.admin_id');
  });

  test.each<[string, string, Audience, object]>([
    [
      'a member of a shop’s staff',
      'x-manager',
      'seller',
      { role: 'market_seller', 'market.staff_role': 'MANAGER' },
    ],
    [
      'a warehouse operator',
      'operator',
      'warehouse',
      { role: 'market_operator', 'market.warehouse_ids': '1' },
    ],
    ['an administrator', 'admin', 'admin', { role: 'market_admin', 'market.admin_roles': 'SUPER_ADMIN' }],
  ])('%s', async (_who, name, audience, expected) => {
    const { userId } = DEMO_ACCOUNTS.find((account) => account.name === name)!;
    const { headers } = await signIn(server.database, userId, audience);
    const seen = await settings(headers);
    expect(seen).toMatchObject({ ...expected, 'market.user_id': String(userId) });
    // What they are elsewhere is not said.
    const others = ['market.seller_id', 'market.warehouse_ids', 'market.admin_id'].filter(
      (key) => key in seen,
    );
    expect(others).toHaveLength(1);
  });

  test('by the session, whatever role the token claims', async () => {
    const { sessionId } = await signIn(server.database, 1, 'shop');
    const token = jwt.sign(
      { sid: sessionId, role: 'market_admin', admin_id: 1, is_superuser: true },
      key!.secret,
      {
        keyid: key!.id,
        subject: '1',
        audience: 'shop',
        issuer: 'marketplace',
        expiresIn: 60,
      },
    );
    expect(await settings(bearer(token))).toMatchObject({ role: 'market_customer', 'market.user_id': '1' });
  });

  test('nothing that a header says of itself', async () => {
    const claims = { role: 'market_admin', 'market.user_id': '1', 'x-forwarded-for': '10.1.2.3' };
    const seen = await settings(claims);
    expect(seen).toMatchObject({ role: 'market_anonymous', 'market.ip': '127.0.0.1' });
    expect(seen).not.toHaveProperty(['market.user_id']);
  });

  test('the cart of a visitor, if we have signed it', async () => {
    const id = randomBytes(16).toString('base64url');
    const signed = signCartSession(id, tokenRules.keys);
    expect(await settings({ 'x-cart-session': signed })).toMatchObject({ 'market.cart_session': id });
    for (const forged of [
      id,
      `${id}.`,
      signed.replace(/.$/, (last) => (last === 'A' ? 'B' : 'A')).replace(id, `${id}x`),
      `other-cart-id-0001.${signed.split('.')[1]}`,
    ]) {
      expect(await settings({ 'x-cart-session': forged })).not.toHaveProperty(['market.cart_session']);
    }
  });

  test('an id that is not plain is replaced', async () => {
    const answer = await server.run('{ probeSettings }', undefined, {
      'x-request-id': "x'; drop table users",
    });
    expect(answer.headers.get('x-request-id')).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.data.probeSettings['market.request_id']).toBe(answer.headers.get('x-request-id'));
  });
});

describe('401 with the reason, before GraphQL is looked at', () => {
  const body = { query: 'not even GraphQL {' };
  const claims = { userId: '1', sessionId: randomUUID(), audience: 'shop' } as const;
  const unsigned = [{ alg: 'none' }, { sub: '1', aud: 'shop' }].map((part) =>
    Buffer.from(JSON.stringify(part)).toString('base64url'),
  );
  test.each([
    ['a token of no session', () => signAccessToken(claims, 60, tokenRules), 'SESSION_ENDED'],
    ['an expired token', () => signAccessToken(claims, -60, tokenRules), 'TOKEN_EXPIRED'],
    [
      'a token of a wrong key',
      () => signAccessToken(claims, 60, { ...tokenRules, keys: [{ id: key!.id, secret: 'w'.repeat(40) }] }),
      'TOKEN_INVALID',
    ],
    ['an unsigned token', () => `${unsigned.join('.')}.`, 'TOKEN_INVALID'],
    ['garbage', () => 'garbage', 'TOKEN_INVALID'],
  ])('%s', async (_what, token, code) => {
    const answer = await server.post(body, bearer(token()));
    expect([answer.status, answer.code, answer.data]).toEqual([401, code, undefined]);
    expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
  });

  test('a scheme other than Bearer', async () => {
    expect((await server.post(body, { authorization: 'Basic YTpi' })).code).toBe('TOKEN_INVALID');
  });

  test('a session used by another user or for another audience', async () => {
    const { sessionId } = await signIn(server.database, 1, 'shop');
    for (const stolen of [
      { userId: '2', audience: 'shop' },
      { userId: '1', audience: 'admin' },
    ] as const) {
      const answer = await server.post(
        body,
        bearer(signAccessToken({ sessionId, ...stolen }, 60, tokenRules)),
      );
      expect([answer.status, answer.code]).toEqual([401, 'SESSION_ENDED']);
    }
  });
});

test('a revoked session ends within half a second, not with its token', async () => {
  const { headers, sessionId } = await signIn(server.database, 1, 'shop');
  expect(await settings(headers)).toMatchObject({ role: 'market_customer' });
  await server.database.owner.query(
    'update auth_service.user_sessions set is_active = false where session_id = $1',
    [sessionId],
  );
  await wait(520);
  expect((await server.run('{ probeSettings }', undefined, headers)).code).toBe('SESSION_ENDED');
});
