import { describe, expect, test } from '@jest/globals';
import { apiServer } from '../api/apiServer.ts';
import { signIn } from '../api/signIn.ts';
import { asAdmin, asAnonymous, asCustomer, asSeller, type Claims } from '../callers.ts';
import { announced, call, refusal } from '../events.ts';

const server = apiServer();
const moderator = asAdmin(['MODERATOR'], 2, 3002);
const change = (sql: string, values: unknown[] = []) => server.database.owner.query(sql, values);
const suspend = (id: unknown, reason: unknown = 'Sells fakes', claims: Claims = moderator) =>
  call(server.database, claims, 'select seller_service.suspend_seller($1, $2)', [id, reason]);
const reinstate = (id: unknown, claims: Claims = moderator) =>
  call(server.database, claims, 'select seller_service.reinstate_seller($1)', [id]);

test('a shop is suspended and reinstated; both are told of and on record', async () => {
  expect(await announced(server.database, () => suspend(2))).toEqual(['seller.suspended 2']);
  expect(await refusal(suspend(2))).toBe('INVALID_STATE');
  expect(await announced(server.database, () => reinstate(2))).toEqual(['seller.reinstated 2']);
  expect(await refusal(reinstate(2))).toBe('INVALID_STATE');
  const { rows } = await change(
    `select action, resource_id, before_json, after_json from admin_service.admin_activity_logs
     order by log_id desc limit 2`,
  );
  expect(rows).toEqual([
    {
      action: 'reinstateSeller',
      resource_id: '2',
      before_json: { status: 'SUSPENDED' },
      after_json: { status: 'ACTIVE' },
    },
    {
      action: 'suspendSeller',
      resource_id: '2',
      before_json: { status: 'ACTIVE' },
      after_json: { status: 'SUSPENDED', reason: 'Sells fakes' },
    },
  ]);
});

describe('refused', () => {
  test.each([
    ['a visitor', asAnonymous()],
    ['a customer', asCustomer(1)],
    ['the shop’s own manager', asSeller(2, 'MANAGER', 1006)],
    ['support', asAdmin(['SUPPORT'], 3, 3003)],
    ['those who look after the catalogue', asAdmin(['CATALOG_MANAGER'], 5, 3005)],
  ])('%s', async (_who, claims) => {
    expect(['FORBIDDEN', '42501']).toContain(await refusal(suspend(2, 'No', claims)));
    expect(['FORBIDDEN', '42501']).toContain(await refusal(reinstate(2, claims)));
  });

  test('a shop that is not there, a missing reason', async () => {
    expect(await refusal(suspend(999_999))).toBe('NOT_FOUND');
    expect(await refusal(reinstate(null))).toBe('NOT_FOUND');
    expect(await refusal(suspend(2, null))).toBe('INVALID_INPUT');
    expect(await refusal(suspend(2, 'x'.repeat(501)))).toBe('INVALID_INPUT');
  });
});

test('whoever writes, a shop moves along the machine only, and is told of', async () => {
  const set = (what: string, id: number) =>
    change(`update seller_service.sellers set ${what} where seller_id = $1`, [id]);
  expect(await refusal(set(`status = 'REJECTED'`, 2))).toBe('INVALID_STATE');
  expect(await refusal(set(`status = 'SUSPENDED'`, 2))).toBe('FORBIDDEN');
  expect(await announced(server.database, () => set(`shop_name = shop_name || ' II'`, 2))).toEqual([
    'seller.renamed 2',
  ]);
  expect(await announced(server.database, () => set(`description = 'x', commission_rate = 0.2`, 2))).toEqual(
    [],
  );
});

test('over GraphQL the answer is the shop as the administrator sees it', async () => {
  const { headers } = await signIn(server.database, 3002, 'admin');
  const suspended = await server.run(
    `mutation { suspendSeller(input: { sellerId: "3", reason: "Sells fakes" }) { sellerId seller { shopName status } } }`,
    {},
    headers,
  );
  expect(suspended.data.suspendSeller).toMatchObject({ sellerId: '3', seller: { status: 'SUSPENDED' } });
  const again = await server.run(
    `mutation { suspendSeller(input: { sellerId: "3", reason: "Sells fakes" }) { sellerId } }`,
    {},
    headers,
  );
  expect([again.code, again.errors![0]!.message]).toEqual([
    'INVALID_STATE',
    expect.stringContaining('The seller is SUSPENDED'),
  ]);
});
