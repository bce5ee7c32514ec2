import { describe, expect, test } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { demoDatabase } from '../database.ts';
import { answerOf, JWT_KEYS, SECRET_KEYS } from './apiServer.ts';
import { installProbes } from './probes.ts';
import { connect } from './socketClient.ts';

const database = demoDatabase();

interface Started {
  process: ChildProcess;
  url: string;
  exit: Promise<number | null>;
}

/** The real process, as it is run. */
async function started(env: Record<string, string> = {}): Promise<Started> {
  const child = spawn(process.execPath, ['server.ts'], {
    env: {
      PATH: process.env.PATH,
      JWT_KEYS,
      SECRET_KEYS,
      PORT: '0',
      API_DATABASE_URL: database.connections.api,
      AUTH_DATABASE_URL: database.connections.auth,
      ...env,
    },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const exit = once(child, 'exit').then(([code]) => code as number | null);
  for await (const chunk of child.stdout!) {
    const url = /"url":"(http[^"]+)"/.exec(String(chunk))?.[1];
    if (url) return { process: child, url, exit };
  }
  throw new Error(`The server ended with ${await exit}.`);
}

const work = (url: string, seconds: number) =>
  fetch(`${url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({
      query: `mutation { probeWork(input: { seconds: ${seconds} }) { clientMutationId } }`,
    }),
  }).then(answerOf);

describe('SIGTERM', () => {
  test('finishes what is in flight, refuses what is new, and ends in time', async () => {
    await installProbes(database);
    const server = await started();
    const inFlight = work(server.url, 1.5);
    await wait(500);
    const signalled = performance.now();
    server.process.kill('SIGTERM');
    await wait(200);
    await expect(fetch(`${server.url}/healthz`)).rejects.toThrow();
    expect(await inFlight).toMatchObject({ status: 200, errors: undefined });
    expect(await server.exit).toBe(0);
    expect(performance.now() - signalled).toBeLessThan(3000);
  });

  test('does not wait for connections that are kept alive for nothing', async () => {
    const server = await started();
    const agent = new Agent({ keepAlive: true });
    const response = await new Promise<import('node:http').IncomingMessage>((resolve, reject) =>
      request(`${server.url}/healthz`, { agent }, resolve).on('error', reject).end(),
    );
    response.resume();
    await once(response, 'end');
    const signalled = performance.now();
    server.process.kill('SIGTERM');
    expect(await server.exit).toBe(0);
    expect(performance.now() - signalled).toBeLessThan(1500);
    agent.destroy();
  });

  test('says goodbye to sockets, and does not wait for those that do not listen', async () => {
    const server = await started({ SHUTDOWN_GRACE_MS: '300' });
    const sockets = [await connect({ running: server }), await connect({ running: server })];
    sockets[1]!.ws.pause();
    const signalled = performance.now();
    server.process.kill('SIGTERM');
    expect((await sockets[0]!.closed).code).toBe(1001);
    expect(await server.exit).toBe(0);
    expect(performance.now() - signalled).toBeLessThan(1000);
  });

  test('while it drains, /readyz says no and requests are still answered', async () => {
    const server = await started({ DRAIN_DELAY_MS: '1500' });
    server.process.kill('SIGTERM');
    await wait(300);
    const ready = await fetch(`${server.url}/readyz`);
    expect([ready.status, await ready.json()]).toEqual([503, { status: 'unready', reason: 'shutting down' }]);
    expect((await work(server.url, 0)).errors).toBeUndefined();
    expect(await server.exit).toBe(0);
  });

  test('gives up on what outlives the grace period', async () => {
    const server = await started({ SHUTDOWN_GRACE_MS: '300' });
    const inFlight = work(server.url, 8).catch((error: Error) => error.message);
    await wait(500);
    server.process.kill('SIGTERM');
    expect(await inFlight).toBe('fetch failed');
    server.process.kill('SIGTERM');
    expect(await server.exit).toBe(1);
  });
});
