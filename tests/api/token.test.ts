import { describe, expect, test } from '@jest/globals';
import { randomUUID } from 'node:crypto';
import jwt from 'jsonwebtoken';
import type { SharedKey } from '../../api/signingKeys.ts';
import { signAccessToken, verifyAccessToken } from '../../api/token.ts';
import { tokenRules } from './signIn.ts';

const claims = { userId: '42', sessionId: randomUUID(), audience: 'shop' } as const;
const [first, second] = tokenRules.keys as SharedKey[];
const good = { sid: claims.sessionId, sub: '42', aud: 'shop', iss: 'marketplace' };

/** A token as somebody else would make it. */
const forge = (payload: object, options: jwt.SignOptions = {}, secret: jwt.Secret = first!.secret) =>
  jwt.sign(payload, secret, { algorithm: 'HS256', keyid: first!.id, expiresIn: 60, ...options });

test('a token says who, in which session, for which audience, and nothing else', () => {
  const token = signAccessToken(claims, 60, tokenRules);
  expect(verifyAccessToken(token, tokenRules)).toEqual({ ...claims, validUntil: expect.any(Date) });
  expect(Object.keys(jwt.decode(token) as object).sort()).toEqual(['aud', 'exp', 'iat', 'iss', 'sid', 'sub']);
});

test('the first key signs, every key verifies', () => {
  expect(jwt.decode(signAccessToken(claims, 60, tokenRules), { complete: true })!.header.kid).toBe(first!.id);
  expect(verifyAccessToken(forge(good, { keyid: second!.id }, second!.secret), tokenRules)).toEqual({
    ...claims,
    validUntil: expect.any(Date),
  });
});

test('a role it claims is not read', () => {
  expect(verifyAccessToken(forge({ ...good, role: 'market_admin', user_id: '1' }), tokenRules)).toEqual({
    ...claims,
    validUntil: expect.any(Date),
  });
});

describe('is refused', () => {
  const none = [{ alg: 'none', kid: first!.id }, { ...good, exp: 4e9 }, ''];
  const unsigned = none
    .map((part) => (part === '' ? '' : Buffer.from(JSON.stringify(part)).toString('base64url')))
    .join('.');
  test.each([
    ['unsigned', unsigned],
    ['signed with another secret', forge(good, {}, 'x'.repeat(40))],
    ['signed with one key and naming another', forge(good, { keyid: second!.id })],
    ['naming no key', jwt.sign(good, first!.secret, { expiresIn: 60 })],
    ['of an unknown key', forge(good, { keyid: 'third' })],
    ['of a stronger algorithm than agreed', forge(good, { algorithm: 'HS512' })],
    ['from another issuer', forge({ ...good, iss: 'elsewhere' })],
    ['for another audience', forge({ ...good, aud: 'backoffice' })],
    ['for all audiences at once', forge({ ...good, aud: ['shop', 'admin'] })],
    ['of nobody', forge({ ...good, sub: undefined })],
    ['of a user that is no number', forge({ ...good, sub: '42 or 1=1' })],
    ['of a session that is no UUID', forge({ ...good, sid: "'" })],
    ['not valid yet', forge({ ...good, nbf: Math.floor(Date.now() / 1000) + 60 })],
    ['that never expires', jwt.sign(good, first!.secret, { keyid: first!.id })],
    ['that is no token', 'a.b.c'],
    ['that is empty', ''],
  ])('a token %s', (_why, token) => {
    expect(() => verifyAccessToken(token, tokenRules)).toThrow(
      expect.objectContaining({ code: 'TOKEN_INVALID' }),
    );
  });

  test('an expired token, saying so', () => {
    expect(() => verifyAccessToken(forge(good, { expiresIn: -10 }), tokenRules)).toThrow(
      expect.objectContaining({ code: 'TOKEN_EXPIRED' }),
    );
  });

  test('an expired token of a wrong key, not saying so', () => {
    expect(() => verifyAccessToken(forge(good, { expiresIn: -10 }, 'x'.repeat(40)), tokenRules)).toThrow(
      expect.objectContaining({ code: 'TOKEN_INVALID' }),
    );
  });
});

test('says until when it will be accepted, clocks being a little apart', () => {
  const { validUntil } = verifyAccessToken(forge(good, { expiresIn: 30 }), tokenRules);
  const seconds = (validUntil.getTime() - Date.now()) / 1000;
  expect(Math.abs(seconds - 30 - tokenRules.clockToleranceSeconds)).toBeLessThan(2);
});

test('clocks may be a little apart', () => {
  expect(verifyAccessToken(forge(good, { expiresIn: -2 }), tokenRules)).toEqual({
    ...claims,
    validUntil: expect.any(Date),
  });
});
