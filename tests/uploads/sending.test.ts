import { beforeAll, describe, expect, test } from '@jest/globals';
import net from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { signIn } from '../api/signIn.ts';
import { picture } from './pictures.ts';
import { uploading, type Headers, type Target } from './world.ts';

const { server, target, put, send, files } = uploading({ UPLOAD_IDLE_MS: '700', UPLOAD_TIMEOUT_MS: '2500' });
let anna: Headers;

beforeAll(async () => {
  await server.database.owner.query(
    `update admin_service.platform_settings set setting_value = '1000' where setting_key like 'uploads.%'`,
  );
  anna = (await signIn(server.database, 1, 'shop')).headers;
});

/** Speaks HTTP as no library would, and returns what was answered when the connection ended. */
async function raw(head: string[], body: (socket: net.Socket) => Promise<void>): Promise<string> {
  const { port, hostname } = new URL(server.running.url);
  const socket = net.connect(Number(port), hostname);
  let answer = '';
  socket.on('data', (data) => (answer += data));
  socket.on('error', () => undefined);
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.write([...head, `host: ${hostname}`, '', ''].join('\r\n'));
  await body(socket);
  await closed;
  return answer;
}
const headOf = (to: Target, ...more: string[]) => [
  `PUT ${to.url} HTTP/1.1`,
  `x-upload-ticket: ${to.headers['x-upload-ticket']}`,
  ...more,
];

describe('the bytes', () => {
  test('need a ticket of this upload, as it was written', async () => {
    const bytes = await picture();
    const [to, other] = [await target(anna, { byteSize: bytes.length }), await target(anna)];
    const [id, expiry, size, signature] = to.headers['x-upload-ticket']!.split('.');
    for (const ticket of [
      '',
      'x',
      other.headers['x-upload-ticket']!,
      [id, Number(expiry) + 60, size, signature].join('.'),
      [id, expiry, Number(size) + 1, signature].join('.'),
      ['second', expiry, size, signature].join('.'),
      [id, expiry, size, 'A'.repeat(43)].join('.'),
    ]) {
      const answer = await put(to, bytes, { 'x-upload-ticket': ticket });
      expect(answer.status).toBe(403);
    }
    expect((await put(to, bytes)).status).toBe(204);
  });

  test('need no session, and a bad token is still refused', async () => {
    const bytes = await picture();
    const to = await target(anna, { byteSize: bytes.length });
    expect((await put(to, bytes, { authorization: 'Bearer nonsense' })).status).toBe(401);
    expect((await put(to, bytes)).status).toBe(204);
  });

  test('may not be more than announced, said or unsaid', async () => {
    const bytes = await picture();
    const to = await target(anna, { byteSize: 1000 });
    expect((await put(to, bytes)).status).toBe(413);
    const streamed = await raw(headOf(to, 'transfer-encoding: chunked'), async (socket) => {
      for (let sent = 0; sent < 50 && !socket.destroyed; sent++) {
        socket.write(`400\r\n${'x'.repeat(1024)}\r\n`);
        await sleep(5);
      }
    });
    expect(streamed).toMatch(/^HTTP\/1\.1 413 /);
    expect((await files('incoming')).filter((name) => name.startsWith(to.uploadId))).toEqual([]);
    // It is still awaited: a mistake costs nothing but the time.
    expect((await put(to, Buffer.alloc(1000))).status).toBe(204);
  });

  test('may not be fewer either', async () => {
    const to = await target(anna, { byteSize: 1000 });
    const answer = await put(to, Buffer.alloc(999));
    expect(answer.status).toBe(400);
    expect((JSON.parse(await answer.text()) as { errors: any[] }).errors[0].extensions.code).toBe(
      'INVALID_INPUT',
    );
  });

  test('that stop coming, or come in drops, are waited for no longer than a while', async () => {
    const to = await target(anna, { byteSize: 1000 });
    const started = performance.now();
    const silent = await raw(headOf(to, 'content-length: 1000'), async (socket) => void socket.write('abc'));
    expect(silent).toMatch(/^HTTP\/1\.1 408 /);
    expect(performance.now() - started).toBeLessThan(2500);
    const dripping = await raw(headOf(to, 'content-length: 1000'), async (socket) => {
      for (let sent = 0; sent < 60 && !socket.destroyed; sent++) {
        socket.write('x');
        await sleep(100);
      }
    });
    expect(dripping).toMatch(/^HTTP\/1\.1 408 /);
    expect(performance.now() - started).toBeLessThan(8000);
    expect((await files('incoming')).filter((name) => name.startsWith(to.uploadId))).toEqual([]);
  });

  test('of a sender who goes away leave nothing', async () => {
    const to = await target(anna, { byteSize: 1000 });
    await raw(headOf(to, 'content-length: 1000'), async (socket) => {
      socket.write('abc');
      await sleep(200);
      socket.destroy();
    });
    await sleep(200);
    expect((await files('incoming')).filter((name) => name.startsWith(to.uploadId))).toEqual([]);
    expect((await put(to, Buffer.alloc(1000))).status).toBe(204);
  });
});

describe('what is served', () => {
  let url: string;
  beforeAll(async () => {
    ({ url } = await send(anna, await picture()));
  });
  const media = (path: string, init?: RequestInit) => fetch(server.running.url + path, init);

  test('answers HEAD, ranges and the same again', async () => {
    const whole = Buffer.from(await (await media(url)).arrayBuffer());
    const head = await media(url, { method: 'HEAD' });
    expect([head.status, Number(head.headers.get('content-length'))]).toEqual([200, whole.length]);
    const part = await media(url, { headers: { range: 'bytes=2-5' } });
    expect([part.status, part.headers.get('content-range')]).toEqual([206, `bytes 2-5/${whole.length}`]);
    expect(Buffer.from(await part.arrayBuffer())).toEqual(whole.subarray(2, 6));
    const beyond = await media(url, { headers: { range: `bytes=${whole.length}-` } });
    expect([beyond.status, beyond.headers.get('content-range')]).toEqual([416, `bytes */${whole.length}`]);
    // fetch would say beside it that it wants no stored answer.
    const etag = head.headers.get('etag')!;
    const known = await raw(
      [`GET ${url} HTTP/1.1`, `if-none-match: ${etag}`, 'connection: close'],
      async () => undefined,
    );
    expect(known).toMatch(/^HTTP\/1\.1 304 /);
  });

  test('is only read', async () => {
    for (const method of ['POST', 'PUT', 'DELETE']) {
      const answer = await media(url, { method });
      expect([answer.status, answer.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
    }
  });

  test('is nothing but pictures, whatever the path says', async () => {
    await send(anna, await picture());
    const name = url.split('/').at(-1)!;
    for (const path of [
      '/media/',
      '/media/avatar',
      '/media/avatar/',
      `/media/avatar/${'0'.repeat(40)}.webp`,
      `/media/avatar/${name}.part`,
      `/media/avatar/.%2e/avatar/${name}`,
      `/media/%2e%2e/public/avatar/${name}`,
      '/media/..%2f..%2fsecret.keys',
      '/media/avatar/..%5c..%5csecret.keys',
      '/media/%2e%2e%2fincoming/',
      '/media/avatar/%00.webp',
      '/media/avatar/%E0%A4%A.webp',
    ]) {
      const answer = await raw([`GET ${path} HTTP/1.1`, 'connection: close'], async () => undefined);
      expect([path, answer.slice(9, 12)]).toEqual([path, '404']);
    }
  });
});
