import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { promisify } from 'node:util';
import pg from 'pg';
import { newSecretKey, secretKeys } from '../../api/secrets/keys.ts';
import { rotateSecrets } from '../../api/secrets/rotation.ts';
import { Sealing } from '../../api/secrets/sealing.ts';
import { signingKeys } from '../../api/signingKeys.ts';
import { REPOSITORY } from '../../db/migrate/files.ts';
import { demoDatabase } from '../database.ts';
import { asRole } from '../workers/queued.ts';

let auth: pg.Pool;
// Defined before the database's own, so that it runs first.
afterAll(() => auth?.end());
const database = demoDatabase();
const OLD = newSecretKey('old');
const NEW = newSecretKey('new');
const keysOf = (...entries: string[]) => secretKeys.parse(entries.join(','));
const byOld = new Sealing(keysOf(OLD));
const byNew = new Sealing(keysOf(NEW));
const letter = randomUUID();

const command = (what: string, ...keys: string[]) =>
  promisify(execFile)(process.execPath, ['--no-warnings', 'db/commands/secrets.ts', what], {
    cwd: REPOSITORY,
    env: {
      PATH: process.env['PATH'],
      AUTH_DATABASE_URL: database.connections.auth,
      SECRET_KEYS: keys.join(','),
    },
  }).then(
    ({ stdout }) => ({ code: 0, stdout }),
    (error) => ({ code: error.code as number, stdout: error.stdout as string }),
  );

/** Where each secret is, and what opens it. */
const places = [
  {
    role: 'auth_service',
    purpose: 'totp:1',
    read: 'select totp_secret as sealed from auth_service.two_factor_auth_settings where user_id = 1',
    write: `insert into auth_service.two_factor_auth_settings (user_id, totp_secret) values (1, $1)
      on conflict (user_id) do update set totp_secret = excluded.totp_secret`,
  },
  {
    role: 'seller_service',
    purpose: 'bank:1',
    read: `select bank_details_json #>> '{}' as sealed from seller_service.sellers where seller_id = 1`,
    write: `update seller_service.sellers
      set bank_details_json = to_jsonb($1::text), bank_details_mask = '0000', bank_details_changed_at = now()
      where seller_id = 1`,
  },
  {
    role: 'logistics_service',
    purpose: 'carrier:1',
    read: 'select api_key_encrypted as sealed from logistics_service.shipping_carriers where carrier_id = 1',
    write: 'update logistics_service.shipping_carriers set api_key_encrypted = $1 where carrier_id = 1',
  },
  {
    role: 'platform',
    purpose: `message:${letter}`,
    read: `select sealed_data as sealed from platform.messages where message_id = '${letter}'`,
    write: `insert into platform.messages (message_id, channel, recipient, template, sealed_data, requested_by, good_until)
      values ('${letter}', 'EMAIL', 'a@buyer.example', 'sign_in', $1, 'system', now() + interval '1 hour')
      on conflict (message_id) do update set sealed_data = excluded.sealed_data`,
  },
];
const write = ({ role, write: sql }: (typeof places)[number], sealed: string) =>
  asRole(database, role, sql, [sealed]);
const read = async ({ role, read: sql }: (typeof places)[number]): Promise<string> =>
  (await asRole(database, role, sql)).rows[0].sealed;

beforeAll(async () => {
  auth = new pg.Pool({ connectionString: database.connections.auth, max: 4 });
  for (const place of places) await write(place, byOld.seal(place.purpose, `secret of ${place.purpose}`));
});

test('status says what is sealed with which key, and which is to be rotated', async () => {
  const { code, stdout } = await command('status', NEW, OLD);
  expect(code).toBe(0);
  for (const column of [
    'auth_service.totp_secrets',
    'seller_service.bank_details',
    'platform.sealed_messages',
  ])
    expect(stdout).toMatch(new RegExp(`^${column}: \\d+ by key old, to be rotated$`, 'm'));
  expect((await command('status', NEW)).stdout).toContain('by key old, which is NOT among SECRET_KEYS');
});

test('without the old key nothing is touched, and that is said', async () => {
  const before = await Promise.all(places.map(read));
  const { code, stdout } = await command('rotate', NEW);
  expect(code).toBe(1);
  expect(stdout).toContain('auth_service.totp_secrets: 0 sealed anew, 1 could NOT be opened');
  expect(await Promise.all(places.map(read))).toEqual(before);
});

test('rotate seals everything with the first key, and says that nothing is left under the old one', async () => {
  const { code, stdout } = await command('rotate', NEW, OLD);
  expect([code, stdout]).toEqual([0, expect.stringContaining('Nothing is sealed with old any more')]);
  for (const place of places) {
    const sealed = await read(place);
    expect(sealed).toMatch(/^new\./);
    expect(byNew.open(place.purpose, sealed)).toBe(`secret of ${place.purpose}`);
  }
  // Again: there is nothing to do.
  expect((await command('rotate', NEW, OLD)).stdout).toContain('auth_service.totp_secrets: 0 sealed anew');
});

describe('while everything runs', () => {
  const [totp] = places;

  test('whoever changes a secret meanwhile wins', async () => {
    await write(totp!, byOld.seal('totp:1', 'before'));
    const read = await auth.query(`select * from auth_service.totp_secrets_to_reseal('new', null, 10)`);
    await write(totp!, byOld.seal('totp:1', 'after'));
    const { rows } = await auth.query('select auth_service.reseal_totp_secrets($1, $2, $3) as done', [
      '1',
      read.rows[0].sealed,
      byNew.seal('totp:1', 'before'),
    ]);
    expect(rows[0].done).toBe(false);
    await rotateSecrets(auth, keysOf(NEW, OLD));
    const sealed = (await asRole(database, totp!.role, totp!.read)).rows[0].sealed;
    expect(byNew.open('totp:1', sealed)).toBe('after');
  });

  test('1,000 secrets, twice at once: each is sealed anew once, and none is lost', async () => {
    await asRole(
      database,
      'auth_service',
      `insert into auth_service.two_factor_auth_settings (user_id, totp_secret)
       select 1000000 + place, secret from unnest($1::text[]) with ordinality as given (secret, place)`,
      [Array.from({ length: 1000 }, (_, at) => byOld.seal(`totp:${1_000_001 + at}`, `secret ${at}`))],
    );
    const runs = await Promise.all([1, 2].map(() => rotateSecrets(auth, keysOf(NEW, OLD))));
    const totals = runs.map((columns) =>
      columns.find(({ column }) => column === 'auth_service.totp_secrets')!,
    );
    expect(totals[0]!.resealed + totals[1]!.resealed).toBe(1000);
    expect(totals.map(({ broken }) => broken)).toEqual([0, 0]);
    const { rows } = await asRole(
      database,
      'auth_service',
      'select user_id, totp_secret from auth_service.two_factor_auth_settings where user_id > 1000000 order by user_id',
    );
    expect(rows.map((row) => byNew.open(`totp:${row.user_id}`, row.totp_secret))).toEqual(
      Array.from({ length: 1000 }, (_, at) => `secret ${at}`),
    );
  });
});

test('what is no sealed text is not written, and only the login of sign-in may', async () => {
  await expect(auth.query(`select auth_service.reseal_totp_secrets('1', 'a', 'plain text')`)).rejects.toThrow(
    'not sealed',
  );
  await expect(database.api.query('select * from auth_service.count_totp_secrets()')).rejects.toThrow(
    /permission denied/,
  );
});

test('new entries are ones that the settings take', async () => {
  const [secret, signing] = await Promise.all([command('new', ''), command('new-jwt-key', '')]);
  expect(secretKeys.parse(secret.stdout)).toHaveLength(1);
  expect(signingKeys.parse(signing.stdout)[0]).toHaveProperty('publicKey');
  expect((await command('nonsense')).code).toBe(2);
});
