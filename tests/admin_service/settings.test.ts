import { beforeAll, expect, test } from '@jest/globals';
import { apiServer } from '../api/apiServer.ts';
import { signIn } from '../api/signIn.ts';
import { factorClient } from '../auth_service/factorClient.ts';

const server = apiServer();
const client = factorClient(server);
let boss: Record<string, string>;

beforeAll(async () => {
  boss = (await signIn(server.database, 3001, 'admin')).headers;
});

const valueOf = async (settingKey: string): Promise<string> =>
  (
    await server.database.owner.query(
      'select setting_value from admin_service.platform_settings where setting_key = $1',
      [settingKey],
    )
  ).rows[0].setting_value;

test('a setting changes at once, and its history has who made it what', async () => {
  const set = (settingValue: string) =>
    client.changeSetting({ settingKey: 'sellers.default_commission_rate', settingValue }, boss);
  expect((await set('0.2')).data.changeSetting.settingValue).toBe('0.2');
  expect((await set('0.2')).errors).toBeUndefined();
  expect((await set('0.1')).errors).toBeUndefined();
  expect(await valueOf('sellers.default_commission_rate')).toBe('0.1');
  const { data } = await server.run(
    `{ adminActivityLogs(first: 5, filter: { resourceId: { equalTo: "sellers.default_commission_rate" } }) {
      nodes { action resourceType beforeJson afterJson adminUser { username } } } }`,
    {},
    boss,
  );
  const entry = (was: string, is: string) => ({
    action: 'updateSetting',
    resourceType: 'SETTING',
    beforeJson: { setting_value: was },
    afterJson: { setting_value: is },
    adminUser: { username: 'admin' },
  });
  expect(data.adminActivityLogs.nodes).toEqual([entry('0.15', '0.2'), entry('0.2', '0.1')]);
});

test.each([
  ['sellers.default_commission_rate', '1.5'],
  ['sellers.default_commission_rate', '-0.1'],
  ['sellers.default_commission_rate', 'a lot'],
  ['sellers.default_commission_rate', 'NaN'],
  ['sellers.default_commission_rate', ''],
  ['sessions.access_token_minutes', '0'],
  ['sessions.access_token_minutes', '1e30'],
  ['carts.max_lines', '1.5'],
  ['catalog.max_page_size', '101'],
  ['sellers.applications_open', 'yes'],
  ['sellers.applications_open', '1'],
  ['platform.currency', 'rub'],
  ['platform.name', '  '],
  ['platform.name', 'x'.repeat(10_001)],
  ['platform.support_email', 'nobody'],
  ['platform.locales', '[]'],
  ['platform.locales', '["russian"]'],
  ['platform.locales', '{"ru": true}'],
  ['platform.locales', '["ru"'],
  ['messages.blocked_words', '[1]'],
])('%s is not %j', async (settingKey, settingValue) => {
  const before = await valueOf(settingKey);
  const answer = await client.changeSetting({ settingKey, settingValue }, boss);
  expect([answer.code, answer.errors![0]!.extensions.field]).toEqual(['INVALID_INPUT', 'settingValue']);
  expect(await valueOf(settingKey)).toBe(before);
});

test.each([
  ['sellers.default_commission_rate', '0'],
  ['carts.max_lines', '12'],
  ['sellers.applications_open', 'false'],
  ['platform.currency', 'EUR'],
  ['platform.name', 'Bazaar: the second'],
  ['platform.support_email', 'help@bazaar.example'],
  ['platform.locales', '["en"]'],
  ['messages.blocked_words', '[]'],
])('%s may be %j', async (settingKey, settingValue) => {
  expect((await client.changeSetting({ settingKey, settingValue }, boss)).errors).toBeUndefined();
  expect(await valueOf(settingKey)).toBe(settingValue);
});

test('is for those who may, of what there is', async () => {
  const change = { settingKey: 'platform.name', settingValue: 'Mine' };
  for (const [userId, audience] of [
    [3004, 'admin'],
    [3001, 'shop'],
  ] as const) {
    const { headers } = await signIn(server.database, userId, audience);
    expect((await client.changeSetting(change, headers)).code).toBe('FORBIDDEN');
  }
  expect((await client.changeSetting(change)).code).toBe('NOT_SIGNED_IN');
  expect((await client.changeSetting({ ...change, settingKey: 'no.such' }, boss)).code).toBe('NOT_FOUND');
});
