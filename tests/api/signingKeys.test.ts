import { afterEach, describe, expect, test } from '@jest/globals';
import { createHmac, randomUUID, webcrypto } from 'node:crypto';
import jwt from 'jsonwebtoken';
import { signCartSession, verifyCartSession } from '../../api/cartSession.ts';
import { newSigningKey, publicKeys, signingKeys, type KeyPair } from '../../api/signingKeys.ts';
import { startServer, type RunningServer } from '../../api/startServer.ts';
import { makeVerifyToken, signAccessToken, verifyAccessToken } from '../../api/token.ts';
import { demoDatabase } from '../database.ts';
import { answerOf, JWT_KEYS, settingsFor } from './apiServer.ts';
import { signIn, tokenRules } from './signIn.ts';

const NEW = newSigningKey('new');
const OTHER = newSigningKey('other');
const rulesOf = (...entries: string[]) => ({ ...tokenRules, keys: signingKeys.parse(entries.join(',')) });
const rules = rulesOf(NEW, OTHER, JWT_KEYS);
const [pair, other] = rules.keys as KeyPair[];
const claims = { userId: '42', sessionId: randomUUID(), audience: 'shop' } as const;
const good = { sid: claims.sessionId, sub: '42', aud: 'shop', iss: 'marketplace' };
const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

test('a key pair signs by ES256, whatever other keys there are', () => {
  const token = signAccessToken(claims, 60, rules);
  expect(jwt.decode(token, { complete: true })!.header).toEqual({ alg: 'ES256', typ: 'JWT', kid: 'new' });
  expect(verifyAccessToken(token, rules)).toMatchObject(claims);
});

describe('is refused', () => {
  const { d: _private, ...halfOfNew } = pair!.privateKey.export({ format: 'jwk' });
  const spki = pair!.publicKey.export({ format: 'pem', type: 'spki' }).toString();
  /** HS256 with what anybody can fetch as the secret: what a checker that believes the token's algorithm falls for. */
  const confused = (secret: string | Buffer, kid = 'new') => {
    const signed = `${part({ alg: 'HS256', kid })}.${part({ ...good, exp: 4e9 })}`;
    return `${signed}.${createHmac('sha256', secret).update(signed).digest('base64url')}`;
  };
  const es256 = (payload: object, kid = 'new', key = pair!) =>
    jwt.sign(payload, key.privateKey, { algorithm: 'ES256', keyid: kid, expiresIn: 60 });

  test.each([
    ['unsigned', `${part({ alg: 'none', kid: 'new' })}.${part({ ...good, exp: 4e9 })}.`],
    ['unsigned, saying ES256', `${part({ alg: 'ES256', kid: 'new' })}.${part({ ...good, exp: 4e9 })}.`],
    ['HS256 with the public key as PEM', confused(spki)],
    ['HS256 with the public key as DER', confused(pair!.publicKey.export({ format: 'der', type: 'spki' }))],
    ['HS256 with the public key as JWK', confused(JSON.stringify(halfOfNew))],
    ['HS256 with a shared secret, under the pair’s kid', confused('a'.repeat(40))],
    ['ES256 under the kid of a shared secret', es256(good, 'first')],
    ['ES256 of one pair under the kid of another', es256(good, 'new', other)],
    ['of an unknown kid', es256(good, 'newer')],
    ['of no kid', jwt.sign(good, pair!.privateKey, { algorithm: 'ES256', expiresIn: 60 })],
    ['from another issuer', es256({ ...good, iss: 'elsewhere' })],
    ['for another audience', es256({ ...good, aud: 'backoffice' })],
    ['for all audiences', es256({ ...good, aud: ['shop', 'admin'] })],
    [
      'with a key of its own in the header',
      jwt.sign(good, other!.privateKey, {
        algorithm: 'ES256',
        expiresIn: 60,
        header: { alg: 'ES256', kid: 'new', jwk: publicKeys([other!]).keys[0] } as jwt.JwtHeader,
      }),
    ],
  ])('a token %s', (_what, token) => {
    for (const verify of [makeVerifyToken(rules), (text: string) => verifyAccessToken(text, rules)])
      expect(() => verify(token)).toThrow(expect.objectContaining({ code: 'TOKEN_INVALID' }));
  });
});

describe('what was verified is remembered', () => {
  const strict = { ...rules, clockToleranceSeconds: 0 };

  test('no longer than it is good', async () => {
    const verify = makeVerifyToken(strict);
    const token = signAccessToken(claims, 1, strict);
    expect(verify(token)).toBe(verify(token));
    await new Promise((resolve) => setTimeout(resolve, 2001));
    expect(() => verify(token)).toThrow(expect.objectContaining({ code: 'TOKEN_EXPIRED' }));
  });

  test('for that token only, to the letter', () => {
    const verify = makeVerifyToken(strict);
    const token = signAccessToken(claims, 60, strict);
    verify(token);
    const [head, , signature] = token.split('.');
    const forged = `${head}.${part({ ...good, sub: '1', exp: 4e9 })}.${signature}`;
    expect(() => verify(forged)).toThrow(expect.objectContaining({ code: 'TOKEN_INVALID' }));
  });
});

describe('a visitor’s cart', () => {
  const id = 'cart-of-a-visitor-01';

  test('signed by a shared secret as ever: values given out long ago are good', () => {
    const secret = 'a'.repeat(40);
    const signature = createHmac('sha256', secret).update(`cart-session:${id}`).digest('base64url');
    const [shared] = signingKeys.parse(`first:${secret}`);
    expect(signCartSession(id, [shared!])).toBe(`${id}.${signature}`);
    expect(verifyCartSession(`${id}.${signature}`, [pair!, shared!])).toBe(id);
  });

  test('is signed by a key pair, the same after a restart, and by nothing that is public', () => {
    const signed = signCartSession(id, [pair!]);
    expect(verifyCartSession(signed, signingKeys.parse(`${OTHER},${NEW}`))).toBe(id);
    expect(verifyCartSession(signed, [other!])).toBeUndefined();
    const spki = pair!.publicKey.export({ format: 'pem', type: 'spki' });
    const forged = createHmac('sha256', spki).update(`cart-session:${id}`).digest('base64url');
    expect(verifyCartSession(`${id}.${forged}`, [pair!])).toBeUndefined();
  });
});

describe('over HTTP', () => {
  const database = demoDatabase();
  const servers: RunningServer[] = [];
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.close();
  });
  async function start(...entries: string[]): Promise<RunningServer> {
    const env = { LOG_LEVEL: 'silent', JWT_KEYS: entries.join(',') };
    const server = await startServer({ settings: settingsFor(database.connections, env) });
    servers.push(server);
    return server;
  }
  const keysOf = async ({ url }: RunningServer) => answerOf(await fetch(`${url}/.well-known/jwks.json`));
  const mayCome = async ({ url }: RunningServer, token: string) =>
    (
      await answerOf(
        await fetch(`${url}/graphql`, {
          method: 'POST',
          headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
          body: '{"query":"{ __typename }"}',
        }),
      )
    ).status;

  test('the public keys check a token by an implementation that is not ours', async () => {
    const answer = await keysOf(await start(NEW, OTHER, JWT_KEYS));
    expect(answer.status).toBe(200);
    expect(Object.fromEntries(answer.headers)).toMatchObject({
      'content-type': expect.stringContaining('application/jwk-set+json'),
      'cache-control': 'public, max-age=300',
      'access-control-allow-origin': '*',
      'cross-origin-resource-policy': 'cross-origin',
    });
    const { keys } = JSON.parse(answer.text);
    expect(keys).toEqual([
      {
        kty: 'EC',
        crv: 'P-256',
        alg: 'ES256',
        use: 'sig',
        kid: 'new',
        x: expect.any(String),
        y: expect.any(String),
      },
      expect.objectContaining({ kid: 'other' }),
    ]);
    expect(answer.text).not.toMatch(/"d"|a{40}/);

    const [head, payload, signature] = signAccessToken(claims, 60, rules).split('.');
    const key = await webcrypto.subtle.importKey(
      'jwk',
      keys[0],
      { name: 'ECDSA', namedCurve: 'P-256' },
      false,
      ['verify'],
    );
    const check = (signed: string) =>
      webcrypto.subtle.verify(
        { name: 'ECDSA', hash: 'SHA-256' },
        key,
        Buffer.from(signature!, 'base64url'),
        Buffer.from(signed),
      );
    expect(await check(`${head}.${payload}`)).toBe(true);
    expect(await check(`${head}.${part({ ...good, sub: '1' })}`)).toBe(false);
  });

  test('there are none when the keys are shared secrets', async () => {
    expect(JSON.parse((await keysOf(await start(JWT_KEYS))).text)).toEqual({ keys: [] });
  });

  test('from the old key over both to the new one, nobody is logged out', async () => {
    const { sessionId, userId } = await signIn(database, 1, 'shop');
    const signed = (...entries: string[]) =>
      signAccessToken({ userId, sessionId, audience: 'shop' }, 900, rulesOf(...entries));
    const steps = [[JWT_KEYS], [JWT_KEYS, NEW], [NEW, JWT_KEYS], [NEW]];
    const deployed: RunningServer[] = [];
    for (const step of steps) deployed.push(await start(...step));
    // Each step may be half deployed: servers of one take the tokens of the next, and the other way round.
    for (const [at, step] of steps.entries()) {
      for (const near of deployed.slice(Math.max(0, at - 1), at + 2))
        expect(await mayCome(near, signed(...step))).toBe(200);
    }
    expect(await mayCome(deployed.at(-1)!, signed(JWT_KEYS))).toBe(401);
  }, 150_000);
});
