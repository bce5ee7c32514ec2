import { describe, expect, test } from '@jest/globals';
import { apiServer } from './apiServer.ts';

describe('headers', () => {
  const server = apiServer({ CORS_ORIGINS: 'https://shop.example' });
  const preflight = (origin: string) =>
    fetch(`${server.running.url}/graphql`, {
      method: 'OPTIONS',
      headers: {
        origin,
        'access-control-request-method': 'POST',
        'access-control-request-headers': 'content-type',
      },
    });

  test('an answer is data: nothing in it may be run or framed', async () => {
    const { headers } = await server.run('{ __typename }');
    expect(headers.get('content-security-policy')).toBe("default-src 'none';frame-ancestors 'none'");
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-powered-by')).toBeNull();
  });

  test('a listed origin may call', async () => {
    const { headers } = await preflight('https://shop.example');
    expect(headers.get('access-control-allow-origin')).toBe('https://shop.example');
    expect(headers.get('access-control-allow-headers')).toContain('authorization');
    // The cookie that refreshes a session.
    expect(headers.get('access-control-allow-credentials')).toBe('true');
  });

  test('another may not', async () => {
    expect((await preflight('https://evil.example')).headers.get('access-control-allow-origin')).toBeNull();
  });

  test('no list, no origin', async () => {
    const { headers } = await fetch(`${closed.running.url}/graphql`, {
      method: 'OPTIONS',
      headers: { origin: 'https://shop.example' },
    });
    expect(headers.get('access-control-allow-origin')).toBeNull();
  });
  const closed = apiServer();
});

describe('rate', () => {
  const server = apiServer({ RATE_LIMIT_PER_MINUTE: '3' });
  test('the fourth request of a minute is refused, bad tokens counting too, health not', async () => {
    const wrong = { authorization: 'Bearer x' };
    for (const _ of [1, 2, 3])
      expect((await server.run('{ __typename }', undefined, wrong)).status).toBe(401);
    const answer = await server.run('{ __typename }');
    expect([answer.status, answer.code]).toEqual([429, 'RATE_LIMITED']);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await server.get('/healthz')).status).toBe(200);
  });
});
