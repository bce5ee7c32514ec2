import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import sharp from 'sharp';
import { signIn } from '../api/signIn.ts';
import { until } from '../workers/workerProcess.ts';
import { animation, bomb, picture, telephonePicture } from './pictures.ts';
import { uploading, type Headers } from './world.ts';

const { server, begin, target, put, complete, settled, send, files } = uploading();
let anna: Headers;
let boris: Headers;
let annaId: string;

beforeAll(async () => {
  const { rows } = await server.database.owner.query(
    `select user_id from user_service.users where status = 'ACTIVE' order by user_id limit 2`,
  );
  annaId = rows[0].user_id;
  anna = (await signIn(server.database, annaId, 'shop')).headers;
  boris = (await signIn(server.database, rows[1].user_id, 'shop')).headers;
});
// What one test sent is not counted against the next.
beforeEach(() => server.database.owner.query('delete from user_service.uploads'));

const setAvatar = (headers: Headers, uploadId: string) =>
  server.run(
    'mutation ($id: UUID!) { setAvatar(input: { uploadId: $id }) { user { userId avatarUrl } } }',
    { id: uploadId },
    headers,
  );
const fetchMedia = (url: string, init?: RequestInit) => fetch(server.running.url + url, init);

describe('a picture', () => {
  test('goes all the way: sent, made anew, shown as the avatar, taken away', async () => {
    const ready = await send(anna, await telephonePicture());
    expect(ready).toMatchObject({ status: 'READY', rejection: null });
    expect(ready.url).toMatch(/^\/media\/avatar\/[0-9a-f]{40}\.webp$/);

    const set = await setAvatar(anna, ready.uploadId);
    expect(set.data.setAvatar.user).toEqual({ userId: annaId, avatarUrl: ready.url });

    const shown = await fetchMedia(ready.url);
    expect(shown.status).toBe(200);
    expect(Object.fromEntries(shown.headers)).toMatchObject({
      'content-type': 'image/webp',
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, max-age=31536000, immutable',
      'content-security-policy': expect.stringContaining("default-src 'none'"),
      'cross-origin-resource-policy': 'cross-origin',
    });
    const bytes = Buffer.from(await shown.arrayBuffer());
    const made = await sharp(bytes).metadata();
    expect(made).toMatchObject({ format: 'webp', width: 512, height: 512 });
    expect(made.exif ?? made.xmp ?? made.iptc ?? made.orientation).toBeUndefined();
    expect(bytes.includes('Telephone')).toBe(false);
    // It lay on its side: what was left is up.
    const { data, info } = await sharp(bytes).raw().toBuffer({ resolveWithObject: true });
    const pixel = (x: number, y: number) => [
      ...data.subarray((y * info.width + x) * info.channels).subarray(0, 3),
    ];
    expect(pixel(256, 20)[0]).toBeGreaterThan(200);
    expect(pixel(256, 490)[2]).toBeGreaterThan(200);

    const small = await fetchMedia(ready.url.replace('.webp', '-128.webp'));
    expect(await sharp(Buffer.from(await small.arrayBuffer())).metadata()).toMatchObject({
      width: 128,
      height: 128,
    });
    await until('what was sent is deleted', 10, async () => (await files('incoming')).length === 0);

    const removed = await server.run('mutation { removeAvatar(input: {}) { user { avatarUrl } } }', {}, anna);
    expect(removed.data.removeAvatar.user.avatarUrl).toBeNull();
    const again = await server.run('mutation { removeAvatar(input: {}) { user { avatarUrl } } }', {}, anna);
    expect(again.data.removeAvatar.user.avatarUrl).toBeNull();
  });

  test.each(['png', 'webp'] as const)('may be a %s', async (type) => {
    const ready = await send(anna, await picture({ type, width: 300, height: 200 }), {
      contentType: `image/${type}`,
    });
    expect(ready.status).toBe('READY');
    // A small one is not blown up.
    const bytes = Buffer.from(await (await fetchMedia(ready.url)).arrayBuffer());
    expect(await sharp(bytes).metadata()).toMatchObject({ width: 200, height: 200 });
  });

  test('of two people that is the same has two names', async () => {
    const bytes = await picture();
    const [one, other] = [await send(anna, bytes), await send(boris, bytes)];
    expect(one.url).not.toBe(other.url);
  });

  test('is seen on its way by its sender only', async () => {
    const to = await target(anna);
    const query = 'query ($id: UUID!) { upload(uploadId: $id) { status purpose url expiresAt } }';
    const own = await server.run(query, { id: to.uploadId }, anna);
    expect(own.data.upload).toMatchObject({ status: 'PENDING', purpose: 'AVATAR', url: null });
    expect((await server.run(query, { id: to.uploadId }, boris)).data.upload).toBeNull();
  });
});

describe('what is refused at once', () => {
  test.each([
    ['a drawing that can run scripts', { contentType: 'image/svg+xml' }, 'contentType'],
    ['an animation', { contentType: 'image/gif' }, 'contentType'],
    ['nothing', { byteSize: 0 }, 'byteSize'],
    ['less than nothing', { byteSize: -1 }, 'byteSize'],
    ['too much', { byteSize: 8 * 1024 * 1024 + 1 }, 'byteSize'],
  ])('%s', async (_what, variables, field) => {
    const { errors } = await begin(anna, variables);
    expect(errors![0]!.extensions).toMatchObject({ code: 'INVALID_INPUT', field });
  });

  test('a visitor', async () => {
    expect((await begin({})).code).toBe('NOT_SIGNED_IN');
    const some = '00000000-0000-4000-8000-000000000000';
    expect((await complete({}, some)).code).toBe('NOT_SIGNED_IN');
    expect((await setAvatar({}, some)).data?.setAvatar ?? null).toBeNull();
    expect((await setAvatar({}, some)).code).toBe('NOT_SIGNED_IN');
  });

  test('more than five under way, however they are asked for', async () => {
    const answers = await Promise.all(Array.from({ length: 12 }, () => begin(anna)));
    const codes = answers.map(({ code }) => code ?? 'begun').sort();
    expect(codes.filter((code) => code === 'begun')).toHaveLength(5);
    expect(codes.filter((code) => code === 'TOO_MANY_ATTEMPTS')).toHaveLength(7);
    expect((await begin(boris)).code).toBeUndefined();
  });

  test('more than fifty a day', async () => {
    await server.database.owner.query(
      `insert into user_service.uploads (user_id, purpose, status, store, content_type, declared_bytes, expires_at)
       select $1, 'AVATAR', 'EXPIRED', 'LOCAL', 'image/png', 1, now() from generate_series(1, 50)`,
      [annaId],
    );
    const { errors } = await begin(anna);
    expect(errors![0]!.extensions).toMatchObject({
      code: 'TOO_MANY_ATTEMPTS',
      details: { retryAfterSeconds: expect.any(Number) },
    });
  });
});

describe('what is refused when it was looked at', () => {
  const rejected = async (body: Buffer, contentType = 'image/jpeg') => {
    const result = await send(anna, body, { contentType });
    expect(result).toMatchObject({ status: 'REJECTED', url: null });
    expect((await setAvatar(anna, result.uploadId)).code).toBe('INVALID_STATE');
    return result.rejection;
  };

  test('what is no picture', async () => {
    expect(await rejected(Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>'))).toBe(
      'NOT_AN_IMAGE',
    );
    expect(await rejected(Buffer.alloc(3))).toBe('NOT_AN_IMAGE');
  });
  test('another type than was declared', async () => {
    expect(await rejected(await picture({ type: 'png' }))).toBe('NOT_AS_DECLARED');
  });
  test('an animation', async () => {
    expect(await rejected(await animation('webp'), 'image/webp')).toBe('ANIMATED');
    expect(await rejected(await animation('gif'))).toBe('ANIMATED');
  });
  test('a decompression bomb', async () => {
    const bytes = await bomb();
    expect(bytes.length).toBeLessThan(1_000_000);
    expect(await rejected(bytes, 'image/png')).toBe('TOO_LARGE');
  });
  test('a picture cut short', async () => {
    const whole = await picture({ type: 'jpeg' });
    expect(await rejected(whole.subarray(0, whole.length / 2))).toBe('UNREADABLE');
    const png = await picture({ type: 'png' });
    expect(await rejected(png.subarray(0, png.length - 40), 'image/png')).toBe('UNREADABLE');
  });
  test('of what is a picture and something else only the picture is left', async () => {
    const hidden = '<script>alert(1)</script>PK\x03\x04 a zip';
    const ready = await send(anna, Buffer.concat([await picture(), Buffer.from(hidden)]));
    expect(ready.status).toBe('READY');
    const shown = Buffer.from(await (await fetchMedia(ready.url)).arrayBuffer());
    expect(shown.includes('script')).toBe(false);
    expect(shown.includes('PK\x03\x04')).toBe(false);
  });
});

describe('an upload', () => {
  test('is nobody else’s to complete or to use', async () => {
    const ready = await send(anna, await picture());
    expect((await complete(boris, ready.uploadId)).code).toBe('NOT_FOUND');
    expect((await setAvatar(boris, ready.uploadId)).code).toBe('NOT_FOUND');
  });
  test('is not complete before its bytes are there', async () => {
    const to = await target(anna);
    expect((await complete(anna, to.uploadId)).code).toBe('INVALID_STATE');
    expect((await setAvatar(anna, to.uploadId)).code).toBe('INVALID_STATE');
  });
  test('is sent once', async () => {
    const bytes = await picture();
    const to = await target(anna, { byteSize: bytes.length });
    const first = await Promise.all([put(to, bytes), put(to, bytes), put(to, bytes)]);
    expect(first.map(({ status }) => status).filter((status) => status === 204)).toHaveLength(1);
    expect((await settled(anna, to.uploadId)).status).toBe('READY');
    const late = await put(to, bytes);
    expect(late.status).toBe(404);
    await until('what was sent is deleted', 10, async () => (await files('incoming')).length === 0);
  });
  test('that has expired takes no bytes', async () => {
    const bytes = await picture();
    const to = await target(anna, { byteSize: bytes.length });
    await server.database.owner.query(
      `update user_service.uploads set expires_at = now() - interval '1 s' where upload_id = $1`,
      [to.uploadId],
    );
    expect((await put(to, bytes)).status).toBe(404);
    expect((await complete(anna, to.uploadId)).data.completeUpload.status).toBe('EXPIRED');
  });
});
