import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { mkdtemp, readdir, readFile, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import PostalMime from 'postal-mime';
import { demoDatabase } from '../database.ts';
import { asRole, queue, recordOf } from './queued.ts';
import { startWorkerProcess, until, type WorkerProcess } from './workerProcess.ts';

const database = demoDatabase();
let dataDir: string;
let worker: WorkerProcess;
const outbox = () => path.join(dataDir, 'outbox');
const secret = { code: '012345', goodForMinutes: 10 };

beforeAll(async () => {
  dataDir = await mkdtemp(path.join(tmpdir(), 'marketplace-outbox-'));
  worker = await startWorkerProcess(database, { DATA_DIR: dataDir });
});
afterAll(async () => {
  worker?.kill('SIGKILL');
  await worker?.ended;
  await rm(dataDir, { recursive: true, force: true });
});
const became = (id: string, state: string) =>
  until(`${id} ${state}`, 10, async () => (await recordOf(database, id))['state'] === state);

test('without a mail server and an SMS provider, messages are files that only their owner reads', async () => {
  const letter = await queue(database, { to: 'anna@buyer.example', template: 'sign_in', secret });
  const text = await queue(database, { channel: 'SMS', to: '+79990000001', template: 'sign_in', secret });
  await became(letter, 'SENT');
  await became(text, 'SENT');
  expect((await readdir(outbox())).sort()).toEqual([`${letter}.eml`, `${text}.txt`].sort());

  const mail = await PostalMime.parse(await readFile(path.join(outbox(), `${letter}.eml`)));
  expect(mail).toMatchObject({ to: [{ address: 'anna@buyer.example' }], subject: 'Код для входа' });
  expect(mail.text).toContain('012345');
  expect(mail.html).toContain('012345');
  expect(await readFile(path.join(outbox(), `${text}.txt`), 'utf8')).toBe(
    '+79990000001\n\nMarketplace in Postgres: код 012345. Никому его не сообщайте.\n',
  );
  for (const file of await readdir(outbox())) {
    expect((await stat(path.join(outbox(), file))).mode & 0o777).toBe(0o600);
  }
  expect((await stat(outbox())).mode & 0o777).toBe(0o700);
});

test('what was sent and what came too late is deleted in the end; what lost its job is emptied', async () => {
  const sent = await queue(database, { to: 'anna@buyer.example' });
  await became(sent, 'SENT');
  worker.kill('SIGSTOP');
  const lost = await queue(database, { to: 'lost@buyer.example' });
  const forget = () => asRole(database, 'market_worker', 'select platform.forget_messages()');
  const age = (days: number) =>
    asRole(
      database,
      'platform',
      `update platform.messages set good_until = now() - make_interval(days => $1) where message_id in ($2, $3)`,
      [days, sent, lost],
    );
  await forget();
  expect((await recordOf(database, lost))['state']).toBe('QUEUED');
  await age(2);
  await forget();
  expect(await recordOf(database, lost)).toMatchObject({ state: 'DROPPED', recipient: null, data: {} });
  await age(31);
  await forget();
  expect([await recordOf(database, sent), await recordOf(database, lost)]).toEqual([undefined, undefined]);
  worker.kill('SIGCONT');
});
