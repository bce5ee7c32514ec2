import { beforeAll, beforeEach, expect, test } from '@jest/globals';
import { existsSync, mkdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { signIn } from '../api/signIn.ts';
import { asCustomer } from '../callers.ts';
import { until } from '../workers/workerProcess.ts';
import { picture } from './pictures.ts';
import { uploading, type Headers } from './world.ts';

const { server, dataDir, target, send } = uploading();
let anna: Headers;

beforeAll(async () => {
  anna = (await signIn(server.database, 1, 'shop')).headers;
});
beforeEach(() => server.database.owner.query('delete from user_service.uploads'));

const query = async (sql: string, values: unknown[] = []) =>
  (await server.database.owner.query(sql, values)).rows;

/** Runs a task of the crontab now, to its end. */
async function run(task: string): Promise<void> {
  const [{ id }] = (await query(`select (graphile_worker.add_job($1, '{}')).id`, [task])) as [{ id: string }];
  await until(`${task} has run`, 20, async () => {
    const left = await query('select from graphile_worker._private_jobs where id = $1', [id]);
    return left.length === 0;
  });
}
const setAvatar = (id: string) =>
  server.run(
    'mutation ($id: UUID!) { setAvatar(input: { uploadId: $id }) { user { avatarUrl } } }',
    { id },
    anna,
  );
const age = (id: string, column: string, by: string) =>
  query(`update user_service.uploads set ${column} = ${column} - $2::interval where upload_id = $1`, [
    id,
    by,
  ]);
const fileOf = (url: string) => path.join(dataDir, 'media', 'public', url.replace('/media/', ''));
const statusOf = async (id: string) =>
  (
    await query(
      'select status, cleared_at is not null as cleared from user_service.uploads where upload_id = $1',
      [id],
    )
  )[0];

test('what is unused for a day and what was replaced an hour ago goes; what is shown stays', async () => {
  const bytes = await picture();
  const [unused, young, replaced, shown] = [
    await send(anna, bytes),
    await send(anna, bytes),
    await send(anna, bytes),
    await send(anna, bytes),
  ];
  await setAvatar(replaced.uploadId);
  await setAvatar(shown.uploadId);
  await age(unused.uploadId, 'ready_at', '25 hours');
  await age(shown.uploadId, 'ready_at', '25 hours');
  await age(replaced.uploadId, 'released_at', '61 minutes');
  await run('collectUploads');
  const gone = { status: 'DISCARDED', cleared: true };
  expect(await statusOf(unused.uploadId)).toEqual(gone);
  expect(await statusOf(replaced.uploadId)).toEqual(gone);
  expect((await statusOf(young.uploadId)).status).toBe('READY');
  expect((await statusOf(shown.uploadId)).status).toBe('READY');
  for (const url of [unused.url, replaced.url]) {
    expect(existsSync(fileOf(url))).toBe(false);
    expect(existsSync(fileOf(url.replace('.webp', '-128.webp')))).toBe(false);
  }
  for (const url of [young.url, shown.url]) expect(existsSync(fileOf(url))).toBe(true);
  expect((await setAvatar(unused.uploadId)).code).toBe('INVALID_STATE');
});

test('what got no bytes in time expires, and its row is forgotten once it counts no more', async () => {
  const to = await target(anna);
  await age(to.uploadId, 'expires_at', '20 minutes');
  await run('collectUploads');
  expect(await statusOf(to.uploadId)).toEqual({ status: 'EXPIRED', cleared: true });
  await run('collectUploads');
  expect(await statusOf(to.uploadId)).toBeDefined();
});

test('a picture that is being used is not collected, and one that is collected is not used', async () => {
  const { owner, api } = server.database;
  const ready = await send(anna, await picture());
  await age(ready.uploadId, 'ready_at', '25 hours');
  const user = await api.connect();
  const collector = await owner.connect();
  try {
    await user.query('begin');
    for (const [name, value] of Object.entries(asCustomer(1)))
      await user.query('select set_config($1, $2, true)', [name, value]);
    await user.query('select user_service.set_avatar($1)', [ready.uploadId]);
    // Does not wait for it, and leaves it alone.
    await collector.query('set role user_service; select user_service.discard_uploads(); reset role');
    await user.query('commit');
    expect((await statusOf(ready.uploadId)).status).toBe('READY');

    const other = await send(anna, await picture());
    await age(other.uploadId, 'ready_at', '25 hours');
    await collector.query('begin; set local role user_service; select user_service.discard_uploads()');
    const using = setAvatar(other.uploadId);
    await collector.query('commit');
    expect((await using).code).toBe('INVALID_STATE');
  } finally {
    user.release();
    collector.release();
  }
});

test('files without an upload go when they are old', async () => {
  const ready = await send(anna, await picture());
  const folder = path.join(dataDir, 'media', 'public', 'avatar');
  mkdirSync(folder, { recursive: true });
  const [old, young, part] = [
    path.join(folder, `${'a'.repeat(40)}.webp`),
    path.join(folder, `${'b'.repeat(40)}.webp`),
    path.join(folder, `${'c'.repeat(40)}.webp.part`),
  ];
  const past = new Date(Date.now() - 2 * 3_600_000);
  for (const file of [old, young, part]) writeFileSync(file, 'x');
  for (const file of [old, part, fileOf(ready.url)]) utimesSync(file, past, past);
  await run('sweepMedia');
  expect([old, young, part, fileOf(ready.url)].map((file) => existsSync(file))).toEqual([
    false,
    true,
    false,
    true,
  ]);
});

test('with a user who is erased their picture and uploads go, and no logo of a shop', async () => {
  const ready = await send(anna, await picture());
  await setAvatar(ready.uploadId);
  const pending = await target(anna);
  const [{ id: logo }] = (await query(
    `insert into user_service.uploads (user_id, seller_id, purpose, status, store, content_type, declared_bytes,
       expires_at, ready_at, file_key, file_sides, url, width, height, byte_size, used_at)
     values (1, 1, 'SHOP_LOGO', 'READY', 'LOCAL', 'image/png', 1,
       now(), now(), 'shop_logo/x', '{512}', '/media/shop_logo/x.webp', 1, 1, 1, now())
     returning upload_id as id`,
  )) as [{ id: string }];
  await query(`set role user_service; select platform.emit('user.erased', '1', '{"userId": 1}'); reset role`);
  await until('the avatar is gone', 20, async () => {
    const [user] = await query('select avatar_url from user_service.users where user_id = 1');
    return user.avatar_url === null;
  });
  await run('collectUploads');
  expect(await statusOf(ready.uploadId)).toEqual({ status: 'DISCARDED', cleared: true });
  expect(await statusOf(pending.uploadId)).toEqual({ status: 'DISCARDED', cleared: true });
  expect((await statusOf(logo)).status).toBe('READY');
  expect(existsSync(fileOf(ready.url))).toBe(false);
});
