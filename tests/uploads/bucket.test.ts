import { afterAll, beforeAll, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { bucketSettings } from '../../api/media/settings.ts';
import { signIn } from '../api/signIn.ts';
import { until } from '../workers/workerProcess.ts';
import { KEYS, startBucket } from './bucket.ts';
import { picture } from './pictures.ts';
import { uploading, type Headers } from './world.ts';

const bucket = await startBucket();
afterAll(() => bucket.close());
const S3 = {
  S3_ENDPOINT: bucket.url,
  S3_BUCKET: 'pictures',
  S3_REGION: KEYS.region,
  S3_ACCESS_KEY_ID: KEYS.accessKeyId,
  S3_SECRET_ACCESS_KEY: KEYS.secretAccessKey,
  MEDIA_URL: 'https://cdn.example/media',
};
const { server, target, complete, settled } = uploading(S3);
let anna: Headers;
beforeAll(async () => {
  anna = (await signIn(server.database, 1, 'shop')).headers;
});

const put = (url: string, body: Buffer, type = 'image/jpeg') =>
  fetch(url, { method: 'PUT', headers: { 'content-type': type }, body: body as never });

test('the client sends to the bucket, the worker publishes a picture of its own and deletes what was sent', async () => {
  const bytes = await picture();
  const to = await target(anna, { byteSize: bytes.length });
  expect(to.url.startsWith(`${bucket.url}/pictures/quarantine/${to.uploadId}?`)).toBe(true);
  expect(to.headers).toEqual({ 'content-length': String(bytes.length), 'content-type': 'image/jpeg' });
  expect((await complete(anna, to.uploadId)).code).toBe('INVALID_STATE');
  expect((await put(to.url, bytes)).status).toBe(200);
  const ready = await settled(anna, to.uploadId);
  expect(ready).toMatchObject({ status: 'READY' });

  await until('what was sent is deleted', 10, async () => bucket.objects.size === 2);
  const names = [...bucket.objects.keys()];
  const key = ready.url.replace('/media/', '/pictures/media/');
  expect(names.sort()).toEqual([key, key.replace('.webp', '-128.webp')].sort());
  const { body, headers } = bucket.objects.get(key)!;
  expect(headers).toEqual({ type: 'image/webp', cache: 'public, max-age=31536000, immutable' });
  expect(await sharp(body).metadata()).toMatchObject({ format: 'webp', width: 512, height: 512 });

  const shown = await fetch(server.running.url + ready.url, { redirect: 'manual' });
  expect([shown.status, shown.headers.get('location')]).toEqual([
    302,
    ready.url.replace('/media/', 'https://cdn.example/media/'),
  ]);
});

test('the address takes these bytes only: so many, of that type, for that upload', async () => {
  const bytes = await picture();
  const to = await target(anna, { byteSize: bytes.length });
  expect((await put(to.url, Buffer.concat([bytes, Buffer.alloc(1)]))).status).toBe(403);
  expect((await put(to.url, bytes, 'text/html')).status).toBe(403);
  const elsewhere = to.url.replace(to.uploadId, '00000000-0000-4000-8000-000000000000');
  expect((await put(elsewhere, bytes)).status).toBe(403);
  const longer = to.url.replace(/X-Amz-Expires=\d+/, 'X-Amz-Expires=86400');
  expect(longer).not.toBe(to.url);
  expect((await put(longer, bytes)).status).toBe(403);
  expect((await fetch(to.url)).status).toBe(403);
  // Nothing is taken by this server then.
  const here = await fetch(`${server.running.url}/uploads/${to.uploadId}`, {
    method: 'PUT',
    body: bytes as never,
  });
  expect(here.status).toBe(404);
});

test('what is no picture leaves nothing in the bucket', async () => {
  const bytes = Buffer.from('<html>');
  const before = bucket.objects.size;
  const to = await target(anna, { byteSize: bytes.length });
  await put(to.url, bytes);
  expect(await settled(anna, to.uploadId)).toMatchObject({ status: 'REJECTED', rejection: 'NOT_AN_IMAGE' });
  await until('what was sent is deleted', 10, async () => bucket.objects.size === before);
});

test('half of the settings stop the start with a sentence', () => {
  const { MEDIA_URL: _url, ...rest } = S3;
  expect(() => bucketSettings({ DATA_DIR: 'x', ...rest })).toThrow('MEDIA_URL must be set too');
  expect(bucketSettings({ DATA_DIR: 'x', S3_REGION: 'x' })).toBeUndefined();
});
