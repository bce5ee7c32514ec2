import { describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { isAccountAt, isIban } from '../../api/identity/bankDetails.ts';
import { secretKeys } from '../../api/secrets/keys.ts';
import { SealBroken, Sealing } from '../../api/secrets/sealing.ts';
import { SECRET_KEYS, apiServer } from '../api/apiServer.ts';
import { refusal } from '../events.ts';
import { messagesTo } from '../messages.ts';
import { PASSWORD, STAFF_ROLES, peopleOf, type Asker } from './people.ts';

const server = apiServer({ SESSION_CACHE_MS: '0' });
const people = peopleOf(server);
const sealing = new Sealing(secretKeys.parse(SECRET_KEYS));

const IBAN = 'DE89 3704 0044 0532 0130 00';
const SET = `mutation ($input: SetBankDetailsInput!) { setBankDetails(input: $input) { bankDetailsMask changedAt } }`;
const MASK = '{ currentBankDetails { mask changedAt } currentShop { hasBankDetails } }';
const set = (who: Asker, over: object = {}) =>
  who.ask(SET, { input: { accountHolder: 'ООО Ромашка', iban: IBAN, password: PASSWORD, ...over } });
const stored = async (sellerId: number) =>
  (
    await people.rows(
      'select bank_details_json as sealed, bank_details_mask as mask from seller_service.sellers where seller_id = $1',
      sellerId,
    )
  )[0];

describe('the digits are checked', () => {
  test.each([
    ['DE89370400440532013000', true],
    ['GB29NWBK60161331926819', true],
    ['NO9386011117947', true],
    ['MT84MALT011000012345MTLCAST001S', true],
    ['DE89370400440532013001', false],
    ['DE98370400440532013000', false],
    ['de89370400440532013000', false],
    ['DE8937040044053201300', false],
    ['', false],
  ])('IBAN %s', (iban, is) => expect(isIban(iban)).toBe(is));

  test.each([
    // The rule's own example, and accounts of banks at the Bank of Russia, which anybody can look up.
    ['049805746', '40602810700000000025', true],
    ['044525000', '30101810400000000225', true],
    ['044525000', '30101810145250000974', true],
    ['044525000', '30101810145250000975', false],
    ['044525974', '30101810145250000974', false],
    ['044525225', '40702810438000060473', true],
    ['044525225', '40702810438000060474', false],
    ['044525225', '40702810438000064073', false],
    ['044525226', '40702810438000060473', false],
    ['044525225', '4070281043800006047', false],
    ['04452522', '40702810438000060473', false],
  ])('%s %s', (bik, account, is) => expect(isAccountAt(bik, account)).toBe(is));

  test('one wrong digit is always found', () => {
    const account = '40702810438000060473';
    for (let at = 0; at < account.length; at++) {
      const wrong = account.slice(0, at) + ((Number(account[at]) + 1) % 10) + account.slice(at + 1);
      expect([at, isAccountAt('044525225', wrong)]).toEqual([at, false]);
    }
  });
});

test('what a shop is paid to is sealed; its last characters are shown, its managers are told, payouts read it', async () => {
  const manager = await people.staff(6, 'MANAGER');
  const before = (await messagesTo(server.database, manager.email)).length;
  expect((await manager.ask(MASK)).data).toEqual({
    currentBankDetails: null,
    currentShop: { hasBankDetails: false },
  });
  const answer = await set(manager);
  expect(answer.errors).toBeUndefined();
  expect(answer.data.setBankDetails.bankDetailsMask).toBe('3000');
  const { changedAt } = answer.data.setBankDetails;
  const shown = (await manager.ask(MASK)).data;
  expect(shown.currentShop.hasBankDetails).toBe(true);
  expect(shown.currentBankDetails.mask).toBe('3000');
  expect(Math.abs(Date.parse(shown.currentBankDetails.changedAt) - Date.parse(changedAt))).toBeLessThan(2);

  const { sealed } = await stored(6);
  expect(sealed).toMatch(/^first\.[\w-]+$/);
  expect(sealed).not.toContain('0532');
  expect(JSON.parse(sealing.open('bank:6', sealed))).toEqual({
    accountHolder: 'ООО Ромашка',
    iban: 'DE89370400440532013000',
  });
  expect(() => sealing.open('bank:7', sealed)).toThrow(SealBroken);

  const told = (await messagesTo(server.database, manager.email)).slice(before);
  expect(told).toMatchObject([{ template: 'bank_details_changed', data: { shopName: expect.any(String) } }]);
  expect(JSON.stringify(told)).not.toContain('3000');

  // Another account, by the financier; the managers are told again.
  const financier = await people.staff(6, 'FINANCIER');
  const russian = { iban: null, bik: '044525225', accountNumber: '4070 2810 4380 0006 0473' };
  expect((await set(financier, russian)).data.setBankDetails.bankDetailsMask).toBe('0473');
  expect(JSON.parse(sealing.open('bank:6', (await stored(6)).sealed))).toEqual({
    accountHolder: 'ООО Ромашка',
    bik: '044525225',
    accountNumber: '40702810438000060473',
  });
  expect((await messagesTo(server.database, manager.email)).slice(before)).toHaveLength(2);

  const worker = new pg.Client({ connectionString: server.database.connections.worker });
  await worker.connect();
  const read = await worker.query(`select seller_service.sealed_bank_details(6, 'payout:1') as sealed`);
  expect(read.rows[0].sealed).toBe((await stored(6)).sealed);
  expect(await refusal(worker.query(`select seller_service.sealed_bank_details(7, 'payout:1')`))).toBe(
    'NOT_FOUND',
  );
  expect(await refusal(worker.query('select bank_details_json from seller_service.sellers'))).toBe('42501');
  await worker.end();
  const log = await manager.ask(
    '{ seller(sellerId: "6") { activity(last: 3) { nodes { action actor details } } } }',
  );
  expect(log.data.seller.activity.nodes).toEqual([
    { action: 'setBankDetails', actor: `user:${manager.userId}`, details: {} },
    { action: 'setBankDetails', actor: `user:${financier.userId}`, details: {} },
    { action: 'readBankDetails', actor: 'system', details: { purpose: 'payout:1' } },
  ]);
  expect(await people.broken()).toEqual([]);
});

describe('refused', () => {
  test.each([
    ['digits that are wrong', { iban: 'DE89370400440532013001' }, 'iban'],
    ['an IBAN and an account', { bik: '044525225', accountNumber: '40702810438000060473' }, 'iban'],
    ['neither', { iban: null }, 'bik'],
    ['a bank without an account', { iban: null, bik: '044525225' }, 'accountNumber'],
    [
      'an account of another bank',
      { iban: null, bik: '044525226', accountNumber: '40702810438000060473' },
      'accountNumber',
    ],
    ['nobody’s account', { accountHolder: ' ' }, 'accountHolder'],
    ['a line in the holder', { accountHolder: 'ООО\nРомашка' }, 'accountHolder'],
    ['no password', { password: '' }, 'password'],
    ['a book', { iban: 'DE'.repeat(5000) }, 'iban'],
  ])('%s', async (_what, over, field) => {
    const manager = await people.staff(7, 'MANAGER');
    const answer = await set(manager, over);
    expect([answer.code, answer.errors![0]!.extensions.field]).toEqual(['INVALID_INPUT', field]);
    expect(await stored(7)).toEqual({ sealed: null, mask: null });
  });

  test('the wrong password, also when it is tried fifty times at once; the right one then waits', async () => {
    const manager = await people.staff(8, 'MANAGER');
    const answers = await Promise.all(
      Array.from({ length: 50 }, () => set(manager, { password: 'not the password' })),
    );
    const wrong = answers.filter(({ code }) => code === 'WRONG_CREDENTIALS');
    expect(wrong.length).toBeLessThanOrEqual(6);
    expect(answers.filter(({ code }) => code === 'TOO_MANY_ATTEMPTS')).toHaveLength(50 - wrong.length);
    expect((await set(manager)).code).toBe('TOO_MANY_ATTEMPTS');
    expect(await stored(8)).toEqual({ sealed: null, mask: null });
  });

  test('everybody else, before the password is asked for', async () => {
    for (const role of STAFF_ROLES.filter((name) => !['MANAGER', 'FINANCIER'].includes(name))) {
      const who = await people.staff(9, role);
      for (const password of [PASSWORD, 'wrong']) {
        expect([role, (await set(who, { password })).code]).toEqual([role, 'FORBIDDEN']);
      }
      expect((await who.ask('{ currentBankDetails { mask } }')).code).toBe('FORBIDDEN');
    }
    const manager = await people.staff(9, 'MANAGER');
    const shopping = await people.as(manager.userId, 'shop');
    const admin = await people.as(3001, 'admin');
    for (const who of [shopping, admin]) {
      expect((await set(who)).code).toBe('FORBIDDEN');
      expect((await who.ask('{ currentBankDetails { mask } }')).code).toBe('FORBIDDEN');
    }
    expect(
      (await server.run(SET, { input: { accountHolder: 'x', iban: IBAN, password: PASSWORD } })).code,
    ).toBe('NOT_SIGNED_IN');
    expect(await stored(9)).toEqual({ sealed: null, mask: null });
  });

  test('whatever is not sealed, by the table itself', async () => {
    for (const plain of [
      '{"iban": "DE89370400440532013000"}',
      '"DE89370400440532013000"',
      '"a.b"',
      '[]',
      '1',
    ]) {
      const written = people.rows(
        `update seller_service.sellers set bank_details_json = $1, bank_details_mask = '3000', bank_details_changed_at = now()
         where seller_id = 9`,
        plain,
      );
      expect(await refusal(written)).toBe('23514');
    }
  });
});
