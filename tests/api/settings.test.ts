import { describe, expect, test } from '@jest/globals';
import { generateKeyPairSync } from 'node:crypto';
import { apiSettings, readApiSettings } from '../../api/settings.ts';

/** A private key, but of no curve that ES256 is for. */
const otherCurve = () =>
  generateKeyPairSync('ec', { namedCurve: 'P-384' })
    .privateKey.export({ format: 'der', type: 'pkcs8' })
    .toString('base64url');

const needed = {
  API_DATABASE_URL: 'postgres://market_api@localhost/market',
  AUTH_DATABASE_URL: 'postgres://market_auth@localhost/market',
  SECRET_KEYS: `k:${Buffer.alloc(32).toString('base64')}`,
  JWT_KEYS: `k:${'s'.repeat(32)}`,
};

test('what is needed is enough, and the rest has defaults', () => {
  expect(readApiSettings(needed)).toMatchObject({
    PORT: 4000,
    HOST: '127.0.0.1',
    MAX_PAGE_SIZE: 100,
    CORS_ORIGINS: [],
  });
});

test('an empty variable is an unset one', () => {
  expect(readApiSettings({ ...needed, PORT: '' }).PORT).toBe(4000);
});

test('keys keep their order, for the first one signs', () => {
  const { JWT_KEYS } = readApiSettings({
    ...needed,
    JWT_KEYS: `new:${'n'.repeat(32)}, old:${'o'.repeat(40)}`,
  });
  expect(JWT_KEYS.map((key) => key.id)).toEqual(['new', 'old']);
});

describe('a bad variable stops the start with a sentence that names it', () => {
  test.each([
    ['PORT', 'http', /^PORT /],
    ['PORT', '70000', /^PORT /],
    ['NODE_ENV', 'staging', /^NODE_ENV /],
    ['API_DATABASE_URL', 'mysql://x/y', /^API_DATABASE_URL must be a URL that starts with postgres:\/\/\.$/m],
    ['API_DATABASE_URL', 'postgres://localhost', /^API_DATABASE_URL must name a database\.$/m],
    ['JWT_KEYS', 'secret', /^JWT_KEYS must be written kid:secret/],
    ['JWT_KEYS', 'k:short', /^JWT_KEYS has a secret shorter than 32 characters\.$/],
    ['JWT_KEYS', `k:${'s'.repeat(32)},k:${'t'.repeat(32)}`, /^JWT_KEYS names a key twice\.$/],
    ['JWT_KEYS', 'k:es256:AAAA', /^JWT_KEYS has an es256 key that is no P-256 private key/],
    ['JWT_KEYS', `k:es256:${otherCurve()}`, /^JWT_KEYS has an es256 key that is no P-256 private key/],
    ['SECRET_KEYS', 'secret', /^SECRET_KEYS must be written id:key/],
    ['SECRET_KEYS', 'k:c2hvcnQ=', /^SECRET_KEYS has a key that is not 32 bytes\.$/],
    ['CORS_ORIGINS', 'https://shop.example/path', /^CORS_ORIGINS must be origins/],
    ['SESSION_CACHE_MS', '501', /^SESSION_CACHE_MS /],
    ['METRICS_TOKEN', 'short', /^METRICS_TOKEN /],
  ])('%s=%s', (name, value, sentence) => {
    expect(() => readApiSettings({ ...needed, [name]: value })).toThrow(sentence);
  });

  test('a secret never gets into the sentence', () => {
    expect(() => readApiSettings({ ...needed, JWT_KEYS: 'k:hunter2' })).toThrow(/^(?!.*hunter2)/);
  });

  test('what is missing is named', () => {
    expect(() => readApiSettings({})).toThrow(
      /API_DATABASE_URL is not set.*\nSECRET_KEYS is not set.*\nJWT_KEYS is not set/s,
    );
  });
});

test('each setting says what it is for', () => {
  for (const [name, schema] of Object.entries(apiSettings.shape))
    expect([name, schema.description]).toEqual([name, expect.any(String)]);
});
