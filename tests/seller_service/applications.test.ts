import { describe, expect, test } from '@jest/globals';
import { apiServer } from '../api/apiServer.ts';
import { announced } from '../events.ts';
import { latestMessage } from '../messages.ts';
import { MODERATOR, peopleOf, type Asker } from './people.ts';

const server = apiServer({ SESSION_CACHE_MS: '0' });
const people = peopleOf(server);

const APPLY = `mutation ($input: ApplyAsSellerInput!) {
  applyAsSeller(input: $input) { sellerId seller { shopName description status statusReason } }
}`;
const CORRECT = `mutation ($input: CorrectApplicationInput!) {
  correctApplication(input: $input) { sellerId seller { shopName status } }
}`;
const APPLICATION = `{ currentApplication { sellerId shopName description contactEmail contactPhone status statusReason } }`;
const decide = (verb: string, input: object, moderator: Asker) =>
  moderator.ask(
    `mutation ($input: ${verb[0]!.toUpperCase() + verb.slice(1)}Input!) { ${verb}(input: $input) { sellerId seller { status statusReason } } }`,
    { input },
  );

let made = 0;
const shop = (over: object = {}) => ({
  shopName: `Лавка ${++made} тест`,
  description: 'Всё своё.',
  contactEmail: `Lavka${made}@Example.com`,
  contactPhone: '+7 (900) 000-00-01',
  ...over,
});
const apply = (who: Asker, over: object = {}) => who.ask(APPLY, { input: shop(over) });
/** Somebody with an application that waits. */
async function applicant() {
  const who = await people.customer();
  const answer = await apply(who);
  expect(answer.errors).toBeUndefined();
  return { ...who, sellerId: answer.data.applyAsSeller.sellerId as string };
}
const moderation = (sellerId: string) =>
  people.rows(
    `select status, assigned_to_admin_id::int as admin, notes, resolved_at is not null as resolved
     from admin_service.moderation_items where item_type = 'SELLER' and item_id = $1 order by moderation_item_id`,
    sellerId,
  );

test('the whole way: applied, turned down, corrected, approved, suspended, reinstated, shut out', async () => {
  const moderator = await people.as(MODERATOR, 'admin');
  const who = await people.customer();
  let sellerId = '';
  expect(
    await announced(server.database, async () => {
      const applied = await apply(who, { shopName: '  Дело\u00A0мастера ' });
      expect(applied.errors).toBeUndefined();
      expect(applied.data.applyAsSeller.seller).toEqual({
        shopName: 'Дело мастера',
        description: 'Всё своё.',
        status: 'PENDING_APPROVAL',
        statusReason: null,
      });
      sellerId = applied.data.applyAsSeller.sellerId;
    }),
  ).toEqual([expect.stringMatching(/^seller\.applied \d+$/)]);
  const waiting = { status: 'PENDING', admin: null, notes: null, resolved: false };
  expect(await moderation(sellerId)).toEqual([waiting]);

  const corrected = await who.ask(CORRECT, {
    input: { contactEmail: 'master@example.com', contactPhone: '' },
  });
  expect(corrected.errors).toBeUndefined();
  expect((await who.ask(APPLICATION)).data.currentApplication).toEqual({
    sellerId,
    shopName: 'Дело мастера',
    description: 'Всё своё.',
    contactEmail: 'master@example.com',
    contactPhone: null,
    status: 'PENDING_APPROVAL',
    statusReason: null,
  });

  const rejected = await decide('rejectSeller', { sellerId, reason: ' Документы не читаются. ' }, moderator);
  expect(rejected.data.rejectSeller.seller).toEqual({
    status: 'REJECTED',
    statusReason: 'Документы не читаются.',
  });
  expect((await who.ask(APPLICATION)).data.currentApplication).toMatchObject({
    status: 'REJECTED',
    statusReason: 'Документы не читаются.',
  });
  expect(await latestMessage(server.database, 'master@example.com', 'seller_rejected')).toMatchObject({
    channel: 'EMAIL',
    data: { shopName: 'Дело мастера', reason: 'Документы не читаются.' },
    secret: null,
  });
  expect((await who.ask(CORRECT, { input: { shopName: 'Другое' } })).code).toBe('INVALID_STATE');
  expect((await decide('approveSeller', { sellerId }, moderator)).code).toBe('INVALID_STATE');

  const again = await apply(who, { shopName: 'Дело мастера', contactEmail: 'master@example.com' });
  expect(again.data.applyAsSeller).toMatchObject({ sellerId, seller: { status: 'PENDING_APPROVAL' } });
  const refused = { status: 'REJECTED', admin: 2, notes: 'Документы не читаются.', resolved: true };
  expect(await moderation(sellerId)).toEqual([refused, waiting]);

  let rate: unknown;
  expect(
    await announced(server.database, async () => {
      const approved = await decide('approveSeller', { sellerId, commissionRate: '0.085' }, moderator);
      expect(approved.errors).toBeUndefined();
      expect(approved.data.approveSeller.seller).toEqual({ status: 'ACTIVE', statusReason: null });
      const terms = await moderator.ask(`{ sellerTerms(sellerId: "${sellerId}") { commissionRate } }`);
      rate = terms.data.sellerTerms.commissionRate;
    }),
  ).toEqual([`seller.approved ${sellerId}`, `seller.reinstated ${sellerId}`]);
  expect(Number(rate)).toBe(0.085);
  expect((await moderation(sellerId))[1]).toEqual({
    ...waiting,
    status: 'APPROVED',
    admin: 2,
    resolved: true,
  });
  await latestMessage(server.database, 'master@example.com', 'seller_approved');

  // The applicant manages it now: at the sellers' portal, and as a customer still.
  const manager = await people.as(who.userId, 'seller');
  const mine = await manager.ask(
    `{ currentShop { sellerId status contactEmail hasBankDetails } currentBankDetails { mask } }`,
  );
  expect(mine.errors).toBeUndefined();
  expect(mine.data).toEqual({
    currentShop: { sellerId, status: 'ACTIVE', contactEmail: 'master@example.com', hasBankDetails: false },
    currentBankDetails: null,
  });
  const staff = await manager.ask(
    `{ seller(sellerId: "${sellerId}") { staff(first: 5) { nodes { userId role isActive } } } }`,
  );
  expect(staff.data.seller.staff.nodes).toEqual([{ userId: who.userId, role: 'MANAGER', isActive: true }]);

  expect(
    await announced(server.database, () =>
      decide('suspendSeller', { sellerId, reason: 'Отмены' }, moderator),
    ),
  ).toEqual([`seller.suspended ${sellerId}`]);
  const told = await manager.ask(`{ seller(sellerId: "${sellerId}") { status statusReason } }`);
  expect(told.data.seller).toEqual({ status: 'SUSPENDED', statusReason: 'Отмены' });
  expect(await latestMessage(server.database, 'master@example.com', 'seller_suspended')).toMatchObject({
    data: { shopName: 'Дело мастера', reason: 'Отмены' },
  });
  await decide('reinstateSeller', { sellerId }, moderator);
  await latestMessage(server.database, 'master@example.com', 'seller_reinstated');
  expect((await who.ask(APPLICATION)).data.currentApplication).toMatchObject({
    status: 'ACTIVE',
    statusReason: null,
  });

  expect(
    await announced(server.database, () =>
      decide('blockSeller', { sellerId, reason: 'Подделки' }, moderator),
    ),
  ).toEqual([`seller.blocked ${sellerId}`, `seller.suspended ${sellerId}`]);
  expect((await manager.ask('{ currentShop { sellerId } }')).status).toBe(401);
  expect((await who.ask(APPLICATION)).data.currentApplication).toMatchObject({
    status: 'BLOCKED',
    statusReason: 'Подделки',
  });
  for (const verb of ['reinstateSeller', 'blockSeller']) {
    expect(
      (await decide(verb, { sellerId, ...(verb === 'blockSeller' && { reason: 'x' }) }, moderator)).code,
    ).toBe('INVALID_STATE');
  }
  expect((await apply(who)).code).toBe('INVALID_STATE');

  const log = await people.rows(
    `select action, before_json ->> 'status' as was, after_json ->> 'status' as is, after_json ->> 'reason' as reason
     from admin_service.admin_activity_logs where resource_type = 'SELLER' and resource_id = $1 order by log_id`,
    sellerId,
  );
  expect(log.map(({ action, was, is, reason }) => [action, was, is, reason])).toEqual([
    ['rejectSeller', 'PENDING_APPROVAL', 'REJECTED', 'Документы не читаются.'],
    ['approveSeller', 'PENDING_APPROVAL', 'ACTIVE', null],
    ['suspendSeller', 'ACTIVE', 'SUSPENDED', 'Отмены'],
    ['reinstateSeller', 'SUSPENDED', 'ACTIVE', null],
    ['blockSeller', 'ACTIVE', 'BLOCKED', 'Подделки'],
  ]);
  expect(await people.broken()).toEqual([]);
});

describe('what is wrong with an application', () => {
  test.each([
    ['no name', { shopName: '' }, 'INVALID_INPUT', 'shopName'],
    ['a name that is too long', { shopName: 'x'.repeat(101) }, 'INVALID_INPUT', 'shopName'],
    ['a line in the name', { shopName: 'Две\nстроки' }, 'INVALID_INPUT', 'shopName'],
    ['a name read backwards', { shopName: 'Лавка\u202Eак' }, 'INVALID_INPUT', 'shopName'],
    ['an invisible letter', { shopName: 'Лав\u200Bка один' }, 'INVALID_INPUT', 'shopName'],
    ['a name of signs', { shopName: '—!!!' }, 'INVALID_INPUT', 'shopName'],
    ['a NUL', { shopName: 'Ла\u0000вка' }, 'INVALID_INPUT', undefined],
    ['no address', { contactEmail: null }, 'INVALID_INPUT', 'contactEmail'],
    ['no e-mail address', { contactEmail: 'not an address' }, 'INVALID_INPUT', 'contactEmail'],
    [
      'an address that is another in lower case',
      { contactEmail: 'İ@example.com' },
      'INVALID_INPUT',
      'contactEmail',
    ],
    [
      'a header in the address',
      { contactEmail: 'a@example.com\r\nBcc: b@example.com' },
      'INVALID_INPUT',
      'contactEmail',
    ],
    ['no phone', { contactPhone: '8-800' }, 'INVALID_INPUT', 'contactPhone'],
    ['a book', { description: 'x'.repeat(5001) }, 'INVALID_INPUT', 'description'],
  ])('%s', async (_what, over, code, field) => {
    const who = await people.customer();
    const answer = await apply(who, over);
    expect([answer.code, answer.errors![0]!.extensions.field]).toEqual([code, field]);
    expect((await who.ask(APPLICATION)).data.currentApplication).toBeNull();
  });

  test('a name is taken however it is written', async () => {
    const first = await people.customer();
    expect((await apply(first, { shopName: 'Северный Xopoc' })).errors).toBeUndefined();
    for (const shopName of [
      'северный xopoc',
      'СЕВЕРНЫЙ  XOPOC',
      'Северный-Xopoc',
      'Северный Хорос',
      '«Северный Xорос»',
      'Северный Ｘopoc',
    ]) {
      const answer = await apply(await people.customer(), { shopName });
      expect([shopName, answer.code, answer.errors?.[0]!.extensions.field]).toEqual([
        shopName,
        'ALREADY_EXISTS',
        'shopName',
      ]);
    }
    expect((await apply(await people.customer(), { shopName: 'Северный Хорос 2' })).errors).toBeUndefined();
  });

  test('one shop a user, also when asked ten times at once', async () => {
    const who = await people.customer();
    const answers = await Promise.all(Array.from({ length: 10 }, () => apply(who)));
    expect(answers.map(({ code }) => code).sort()).toEqual([...Array(9).fill('INVALID_STATE'), undefined]);
    const rows = await people.rows('select from seller_service.sellers where user_id = $1', who.userId);
    expect(rows).toHaveLength(1);
  });

  test('one name a shop, also when ten ask at once', async () => {
    const askers = await Promise.all(Array.from({ length: 10 }, () => people.customer()));
    const answers = await Promise.all(askers.map((who) => apply(who, { shopName: 'Все сразу' })));
    expect(answers.map(({ code }) => code).sort()).toEqual([...Array(9).fill('ALREADY_EXISTS'), undefined]);
  });

  test('staff of a shop, a visitor, and everybody while it is closed', async () => {
    const staff = await people.staff(2, 'MESSENGER');
    expect((await apply(staff)).code).toBe('INVALID_STATE');
    expect((await server.run(APPLY, { input: shop() })).code).toBe('NOT_SIGNED_IN');
    const set = (value: string) =>
      people.rows(
        `update admin_service.platform_settings set setting_value = $1 where setting_key = 'sellers.applications_open'`,
        value,
      );
    await set('false');
    expect((await apply(await people.customer())).code).toBe('INVALID_STATE');
    await set('true');
  });
});

describe('who decides', () => {
  const VERBS = [
    ['approveSeller', {}],
    ['rejectSeller', { reason: 'No' }],
    ['blockSeller', { reason: 'No' }],
    ['suspendSeller', { reason: 'No' }],
  ] as const;

  test('nobody but those who moderate sellers', async () => {
    const { sellerId, ...own } = await applicant();
    const others = [
      own,
      await people.staff(2, 'MANAGER'),
      await people.as(3003, 'admin'),
      await people.as(3004, 'admin'),
    ];
    for (const who of others) {
      for (const [verb, rest] of VERBS) {
        expect([who.userId, verb, (await decide(verb, { sellerId, ...rest }, who)).code]).toEqual([
          who.userId,
          verb,
          'FORBIDDEN',
        ]);
      }
    }
    expect(await moderation(sellerId)).toMatchObject([{ status: 'PENDING' }]);
  });

  test('a shop that is not there, a share that is none, a reason that is missing', async () => {
    const moderator = await people.as(MODERATOR, 'admin');
    const { sellerId } = await applicant();
    for (const [verb, rest] of VERBS) {
      expect((await decide(verb, { sellerId: '999999', ...rest }, moderator)).code).toBe('NOT_FOUND');
    }
    for (const commissionRate of ['-0.1', '1.01', '15', 'NaN', 'Infinity', '1e500', 'x']) {
      const answer = await decide('approveSeller', { sellerId, commissionRate }, moderator);
      expect([commissionRate, answer.code]).toEqual([commissionRate, 'INVALID_INPUT']);
    }
    for (const reason of ['', '  ', 'x'.repeat(501)]) {
      for (const verb of ['rejectSeller', 'blockSeller']) {
        expect((await decide(verb, { sellerId, reason }, moderator)).code).toBe('INVALID_INPUT');
      }
    }
    expect(await moderation(sellerId)).toMatchObject([{ status: 'PENDING' }]);
  });

  test('two at once decide once', async () => {
    const moderator = await people.as(MODERATOR, 'admin');
    const { sellerId } = await applicant();
    const answers = await Promise.all(
      Array.from({ length: 8 }, (_, at) =>
        at % 2
          ? decide('approveSeller', { sellerId }, moderator)
          : decide('rejectSeller', { sellerId, reason: 'No' }, moderator),
      ),
    );
    expect(answers.map(({ code }) => code).sort()).toEqual([...Array(7).fill('INVALID_STATE'), undefined]);
    expect(await moderation(sellerId)).toHaveLength(1);
    expect(await people.broken()).toEqual([]);
  });

  test('the usual commission, and a turned down applicant who is shut out', async () => {
    const moderator = await people.as(MODERATOR, 'admin');
    const { sellerId } = await applicant();
    await decide('approveSeller', { sellerId }, moderator);
    const terms = await moderator.ask(`{ sellerTerms(sellerId: "${sellerId}") { commissionRate } }`);
    expect(Number(terms.data.sellerTerms.commissionRate)).toBe(0.15);

    const other = await applicant();
    expect((await decide('blockSeller', { sellerId: other.sellerId, reason: 'No' }, moderator)).code).toBe(
      'INVALID_STATE',
    );
    await decide('rejectSeller', { sellerId: other.sellerId, reason: 'No' }, moderator);
    await decide('blockSeller', { sellerId: other.sellerId, reason: 'Fakes' }, moderator);
    expect((await apply(other)).code).toBe('INVALID_STATE');
  });

  test('an applicant who became staff elsewhere leaves there first', async () => {
    const moderator = await people.as(MODERATOR, 'admin');
    const { sellerId, ...who } = await applicant();
    await people.employ(2, who.userId, 'MESSENGER');
    expect((await decide('approveSeller', { sellerId }, moderator)).code).toBe('INVALID_STATE');
    expect(await moderation(sellerId)).toMatchObject([{ status: 'PENDING' }]);
    expect((await who.ask('mutation { leaveShop(input: {}) { sellerId } }')).errors).toBeUndefined();
    expect((await decide('approveSeller', { sellerId }, moderator)).errors).toBeUndefined();
    expect(await people.broken()).toEqual([]);
  });
});

test('a manager changes the profile, and nobody else; buyers see it, but for the contacts', async () => {
  const UPDATE = `mutation ($input: UpdateShopInput!) { updateShop(input: $input) { sellerId seller { shopName description } } }`;
  const manager = await people.staff(4, 'MANAGER');
  const input = { description: 'Новое.', contactEmail: 'new@example.com', shopName: 'Новое имя магазина' };
  expect(
    await announced(server.database, async () => {
      const answer = await manager.ask(UPDATE, { input });
      expect(answer.errors).toBeUndefined();
      expect(answer.data.updateShop.seller).toEqual({ shopName: input.shopName, description: 'Новое.' });
    }),
  ).toEqual(['seller.renamed 4']);
  expect((await manager.ask('{ currentShop { contactEmail } }')).data.currentShop.contactEmail).toBe(
    'new@example.com',
  );
  expect((await manager.ask(UPDATE, { input: { shopName: 'x' } })).code).toBe('INVALID_INPUT');
  const taken = await people.rows('select shop_name from seller_service.sellers where seller_id = 5');
  expect((await manager.ask(UPDATE, { input: { shopName: taken[0].shop_name.toUpperCase() } })).code).toBe(
    'ALREADY_EXISTS',
  );
  for (const role of ['PRODUCT_EDITOR', 'ORDER_PROCESSOR', 'FINANCIER', 'MESSENGER']) {
    const other = await people.staff(4, role);
    expect([role, (await other.ask(UPDATE, { input: { description: role } })).code]).toEqual([
      role,
      'FORBIDDEN',
    ]);
  }
  const seen = await server.run('{ seller(sellerId: "4") { shopName description } }');
  expect(seen.data.seller).toEqual({ shopName: input.shopName, description: 'Новое.' });
  const hidden = await server.run('{ seller(sellerId: "4") { contactEmail } }');
  expect(hidden.code).toBe('GRAPHQL_VALIDATION_FAILED');
  const log = await manager.ask(
    '{ seller(sellerId: "4") { activity(last: 1) { nodes { action actor details } } } }',
  );
  expect(log.data.seller.activity.nodes).toEqual([
    {
      action: 'updateShop',
      actor: `user:${manager.userId}`,
      details: { fields: ['shopName', 'description', 'contactEmail'] },
    },
  ]);
});
