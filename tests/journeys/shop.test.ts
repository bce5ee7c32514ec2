import { expect, test } from '@jest/globals';
import { signIn } from '../api/signIn.ts';
import { codeOf, PASSWORD as KNOWN, newAdmin, newUser } from '../auth_service/factorClient.ts';
import { findInDump } from './findInDump.ts';
import { codeIn, tokenIn, wholeSystem } from './world.ts';

const world = wholeSystem();
const { mutate, refused, query, mail } = world;
const TOKENS = 'tokens { accessToken refreshToken }';

/** A shop from its application to its suspension, by people who all came in by the front door. */
test('the life of a shop', async () => {
  const secrets = ['GB82WEST12345698765432', 'seven brown bears'];
  const register = async (email: string) => {
    const person = { email, password: 'seven brown bears', firstName: 'Пётр', lastName: 'Лавочкин' };
    const { verificationId } = await mutate('register', person, 'verificationId');
    const code = codeIn(await mail(email, /^Your code$/));
    return (await mutate('verifyEmail', { verificationId, code }, TOKENS)).tokens.accessToken as string;
  };
  const enter = async (email: string) =>
    (await mutate('login', { email, password: 'seven brown bears', audience: 'SELLER' }, TOKENS)).tokens
      .accessToken as string;
  const [owner, helper] = ['owner@shop.example', 'helper@shop.example'];

  // An administrator, who needs a second factor for it.
  const chief = await newUser(world.server.database);
  await newAdmin(world.server.database, chief.userId, 'chief', ['SUPER_ADMIN']);
  const credentials = { username: 'chief', password: KNOWN };
  expect(await refused('adminLogin', credentials, TOKENS)).toBe('TWO_FACTOR_REQUIRED');
  const inShop = (await mutate('login', { email: chief.email, password: KNOWN }, TOKENS)).tokens.accessToken;
  const { secret } = await mutate('enableTotp', { password: KNOWN }, 'secret', inShop);
  await mutate('confirmTotp', { code: codeOf(secret, -1) }, 'recoveryCodes', inShop);
  const admin = (await mutate('adminLogin', { ...credentials, code: codeOf(secret) }, TOKENS)).tokens
    .accessToken;
  secrets.push(secret);

  // Applying, and being let in.
  const customer = await register(owner);
  const application = { shopName: 'Лавка Петра', description: 'Всё для дома', contactEmail: owner };
  const { sellerId } = await mutate('applyAsSeller', application, 'sellerId', customer);
  expect(
    await refused('login', { email: owner, password: 'seven brown bears', audience: 'SELLER' }, TOKENS),
  ).toBe('FORBIDDEN');
  expect(await refused('approveSeller', { sellerId }, 'sellerId', customer)).toBe('FORBIDDEN');
  await mutate('approveSeller', { sellerId, commissionRate: '0.12' }, 'seller { status }', admin);
  await mail(owner, /was approved/);
  const manager = await enter(owner);
  expect((await query('{ currentShop { status commissionRate } }', manager)).currentShop).toEqual({
    status: 'ACTIVE',
    commissionRate: '0.1200',
  });

  // Where it is paid to: written, never read.
  const bank = {
    accountHolder: 'P. Lavochkin',
    iban: 'GB82WEST12345698765432',
    password: 'seven brown bears',
  };
  const { bankDetailsMask } = await mutate('setBankDetails', bank, 'bankDetailsMask', manager);
  expect(bankDetailsMask).toMatch(/5432$/);
  expect(bankDetailsMask).not.toContain('WEST');

  // Staff, by an invitation that comes by mail.
  const invited = { email: helper, role: 'PRODUCT_EDITOR' };
  await mutate('inviteStaff', invited, 'invitationId', manager);
  const token = tokenIn(await mail(helper, /invit/i));
  secrets.push(token);
  expect(await refused('acceptInvitation', { token }, 'role', customer)).not.toBeUndefined();
  const newcomer = await register(helper);
  await mutate('acceptInvitation', { token }, 'role shopName', newcomer);
  const editor = await enter(helper);
  expect(await refused('inviteStaff', invited, 'invitationId', editor)).toBe('FORBIDDEN');
  expect((await query('{ me { email } }', editor)).me.email).toBe(helper);

  // A changed role and a dismissal take effect at the next request; a manager stays.
  const { staffId } = (await query('{ me { employment { staffId } } }', editor)).me.employment;
  await mutate('changeStaffRole', { staffId, role: 'MANAGER' }, 'staffId', manager);
  expect((await query('{ currentShop { status } }', editor)).currentShop.status).toBe('ACTIVE');
  await mutate('deactivateStaff', { staffId }, 'staffId', manager);
  const dismissed = await world.server.run('{ me { userId } }', {}, { authorization: `Bearer ${editor}` });
  expect(dismissed.status).toBe(401);
  expect(await refused('leaveShop', {}, 'sellerId', manager)).toBe('INVALID_STATE');

  // Suspended and reinstated; each is on record.
  await mutate('suspendSeller', { sellerId, reason: 'Жалобы' }, 'sellerId', admin);
  await mail(owner, /suspended/i);
  await mutate('reinstateSeller', { sellerId }, 'sellerId', admin);
  const log = await query(
    `query ($id: String!) { adminActivityLogs(first: 20, filter: { resourceId: { equalTo: $id } }) { nodes { action } } }`,
    admin,
    { id: String(sellerId) },
  );
  expect(log.adminActivityLogs.nodes.map(({ action }: any) => action)).toEqual(
    expect.arrayContaining(['approveSeller', 'suspendSeller', 'reinstateSeller']),
  );
  expect(await findInDump(world.server.database, secrets)).toEqual([]);
  const other = await signIn(world.server.database, 1006, 'seller');
  const theirs = await world.server.run(
    '{ me { employment { seller { staff(first: 9) { nodes { staffId } } } } } }',
    {},
    other.headers,
  );
  expect(theirs.text).not.toContain(`"${staffId}"`);
}, 120_000);
