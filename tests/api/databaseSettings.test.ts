import { expect, test } from '@jest/globals';
import { databaseSettings } from '../../api/databaseSettings.ts';
import type { Session } from '../../api/session.ts';

const session: Session = {
  role: 'market_admin',
  userId: '4',
  sessionId: '6d1e5d2c-0b6f-4a39-a2c5-8c1a3a1d5c11',
  sellerId: undefined,
  staffRole: undefined,
  adminId: '7',
  adminRoles: ['MODERATOR', 'SUPPORT'],
  warehouseIds: [],
  locale: undefined,
  expiresAt: new Date(Date.now() + 60_000),
};

test('what is known is set, as text, and what is not is left out', () => {
  expect(databaseSettings({ requestId: 'request-1', session, locale: 'en' }, 'mutation')).toEqual({
    role: 'market_admin',
    application_name: 'market_api request-1',
    'market.request_id': 'request-1',
    'market.locale': 'en',
    'market.user_id': '4',
    'market.session_id': session.sessionId,
    'market.admin_id': '7',
    'market.admin_roles': 'MODERATOR,SUPPORT',
  });
});

test('ids in a list are separated by commas', () => {
  const operator: Session = { ...session, role: 'market_operator', warehouseIds: ['1', '20'] };
  expect(databaseSettings({ requestId: 'r', session: operator }, 'query')).toMatchObject({
    'market.warehouse_ids': '1,20',
  });
});

test.each(['query', 'subscription'] as const)(
  'a %s may only read, and is told before anything else',
  (operation) => {
    expect(Object.entries(databaseSettings({ requestId: 'r' }, operation))[0]).toEqual([
      'transaction_read_only',
      'on',
    ]);
  },
);
