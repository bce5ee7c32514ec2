import { describe, expect, test } from '@jest/globals';
import { apiServer } from '../api/apiServer.ts';
import { connect, FOLLOW } from '../api/socketClient.ts';
import { STAFF_ROLES, peopleOf, type Asker } from './people.ts';

const server = apiServer({ SESSION_CACHE_MS: '0', SOCKET_SESSION_CHECK_MS: '1000' });
const people = peopleOf(server);

const CHANGE = `mutation ($staffId: BigInt!, $role: SellerStaffRole!) {
  changeStaffRole(input: { staffId: $staffId, role: $role }) { staffId sellerStaff { role isActive } }
}`;
const one = (verb: string) =>
  `mutation ($staffId: BigInt!) { ${verb}(input: { staffId: $staffId }) { staffId sellerStaff { role isActive } } }`;
const change = (who: Asker, staffId: string, role: string | null) => who.ask(CHANGE, { staffId, role });
const deactivate = (who: Asker, staffId: string) => who.ask(one('deactivateStaff'), { staffId });
const reactivate = (who: Asker, staffId: string) => who.ask(one('reactivateStaff'), { staffId });
const leave = (who: Asker) => who.ask('mutation { leaveShop(input: {}) { sellerId } }');
const SHOP = '{ currentShop { sellerId } }';
const staffOf = (sellerId: number) =>
  people.rows(
    `select staff_id, user_id, role, is_active from seller_service.seller_staff where seller_id = $1 order by staff_id`,
    sellerId,
  );
const ownerOf = async (sellerId: number) => {
  const [{ user_id, staff_id }] = await people.rows(
    `select user_id, staff_id from seller_service.sellers join seller_service.seller_staff using (seller_id, user_id)
     where seller_id = $1`,
    sellerId,
  );
  return { ...(await people.as(user_id, 'seller')), staffId: staff_id as string };
};

test('a role, a dismissal and a return take effect at the next request; sockets close', async () => {
  const manager = await people.staff(2, 'MANAGER');
  const other = await people.staff(2, 'MESSENGER');
  expect((await other.ask(SHOP)).code).toBe('FORBIDDEN');
  const changed = await change(manager, other.staffId, 'FINANCIER');
  expect(changed.errors).toBeUndefined();
  expect(changed.data.changeStaffRole.sellerStaff).toEqual({ role: 'FINANCIER', isActive: true });
  expect((await other.ask(SHOP)).data.currentShop).toEqual({ sellerId: '2' });

  const socket = await connect(server, other.headers);
  await socket.subscribe(FOLLOW, { id: '1' });
  expect((await deactivate(manager, other.staffId)).data.deactivateStaff.sellerStaff.isActive).toBe(false);
  const refused = await other.ask(SHOP);
  expect([refused.status, refused.code]).toEqual([401, 'SESSION_ENDED']);
  expect((await socket.closed).code).toBe(4401);

  expect((await deactivate(manager, other.staffId)).code).toBe('INVALID_STATE');
  expect((await change(manager, other.staffId, 'MESSENGER')).code).toBe('INVALID_STATE');
  expect((await reactivate(manager, other.staffId)).data.reactivateStaff.sellerStaff).toEqual({
    role: 'FINANCIER',
    isActive: true,
  });
  expect((await reactivate(manager, other.staffId)).code).toBe('INVALID_STATE');
  expect((await other.ask(SHOP)).data.currentShop).toEqual({ sellerId: '2' });

  expect((await leave(other)).data.leaveShop.sellerId).toBe('2');
  expect((await other.ask(SHOP)).status).toBe(401);
  expect((await reactivate(manager, other.staffId)).code).toBe('NOT_FOUND');
  const log = await manager.ask(
    '{ seller(sellerId: "2") { activity(last: 4) { nodes { action details } } } }',
  );
  const of = { staffId: Number(other.staffId), userId: Number(other.userId) };
  expect(log.data.seller.activity.nodes).toEqual([
    { action: 'changeStaffRole', details: { ...of, from: 'MESSENGER', to: 'FINANCIER' } },
    { action: 'deactivateStaff', details: { ...of, role: 'FINANCIER' } },
    { action: 'reactivateStaff', details: { ...of, role: 'FINANCIER' } },
    { action: 'leaveShop', details: { ...of, role: 'FINANCIER' } },
  ]);
});

describe('who may', () => {
  test.each(STAFF_ROLES.slice(1))('not %s, who sees nobody of the staff but themself', async (role) => {
    const who = await people.staff(3, role);
    const manager = await people.staff(3, 'MANAGER');
    const before = await staffOf(3);
    const codes = [
      (await change(who, manager.staffId, 'MESSENGER')).code,
      (await change(who, who.staffId, 'MANAGER')).code,
      (await deactivate(who, manager.staffId)).code,
      (await reactivate(who, manager.staffId)).code,
    ];
    expect(codes).toEqual(Array(4).fill('FORBIDDEN'));
    expect(await staffOf(3)).toEqual(before);
    const seen = await who.ask(
      '{ seller(sellerId: "3") { staff(first: 50) { nodes { staffId } } activity(first: 5) { nodes { logId } } } }',
    );
    expect(seen.data.seller).toEqual({
      staff: { nodes: [{ staffId: who.staffId }] },
      activity: { nodes: [] },
    });
  });

  test('not a visitor, a customer, an administrator, nor a manager who is shopping', async () => {
    const target = await people.staff(3, 'MESSENGER');
    const manager = await people.staff(3, 'MANAGER');
    const others = [
      await people.customer(),
      await people.as(manager.userId, 'shop'),
      await people.as(3001, 'admin'),
    ];
    for (const who of others) {
      expect((await change(who, target.staffId, 'MANAGER')).code).toBe('FORBIDDEN');
      expect((await deactivate(who, target.staffId)).code).toBe('FORBIDDEN');
    }
    expect((await server.run(one('deactivateStaff'), { staffId: target.staffId })).code).toBe(
      'NOT_SIGNED_IN',
    );
    expect((await leave(await people.customer())).code).toBe('NOT_FOUND');
  });

  test('a manager of another shop finds, sees and changes nobody', async () => {
    const stranger = await people.staff(4, 'MANAGER');
    const target = await people.staff(5, 'MESSENGER');
    const before = await staffOf(5);
    for (const answer of [
      await change(stranger, target.staffId, 'MANAGER'),
      await deactivate(stranger, target.staffId),
      await reactivate(stranger, target.staffId),
    ]) {
      expect(answer.code).toBe('NOT_FOUND');
    }
    expect(await staffOf(5)).toEqual(before);
    const seen = await stranger.ask(
      '{ seller(sellerId: "5") { staff(first: 50) { nodes { staffId } } activity(first: 50) { nodes { logId } } } }',
    );
    expect(seen.data.seller).toEqual({ staff: { nodes: [] }, activity: { nodes: [] } });
    expect(
      (await stranger.ask(`{ sellerStaff(staffId: "${target.staffId}") { role } }`)).data.sellerStaff,
    ).toBeNull();
  });

  test('staff can do what a customer can', async () => {
    for (const role of STAFF_ROLES) {
      const who = await people.staff(6, role);
      const answer = await who.ask(
        `mutation { createUserAddress(input: { userAddress: { label: "Дом", city: "Омск", street: "Мира", houseNumber: "1", zipCode: "644000" } }) { userAddress { userId } } }`,
      );
      expect([role, answer.errors]).toEqual([role, undefined]);
      expect(answer.data.createUserAddress.userAddress.userId).toBe(who.userId);
      expect((await who.ask('{ currentApplication { sellerId } }')).errors).toBeUndefined();
    }
  });

  test('what is wrong', async () => {
    const manager = await people.staff(7, 'MANAGER');
    for (const staffId of ['0', '999999999', '-5']) {
      expect((await change(manager, staffId, 'MESSENGER')).code).toBe('NOT_FOUND');
      expect((await deactivate(manager, staffId)).code).toBe('NOT_FOUND');
    }
    for (const staffId of ['x', '9'.repeat(30), '1.5']) {
      expect((await deactivate(manager, staffId)).code).toBe('INVALID_INPUT');
    }
    expect((await change(manager, manager.staffId, 'OWNER')).code).toBe('INVALID_INPUT');
    expect((await change(manager, manager.staffId, null)).code).toBe('INVALID_INPUT');
    const notYet = await people.rows(
      `insert into seller_service.seller_staff (seller_id, user_id, role) values (7, $1, 'MESSENGER') returning staff_id`,
      (await people.customer()).userId,
    );
    expect((await reactivate(manager, notYet[0].staff_id)).code).toBe('INVALID_STATE');
  });
});

test('an owner is nobody’s to demote or dismiss, may step down, and comes back only as others do', async () => {
  const owner = await ownerOf(8);
  const second = await people.customer();
  const staffId = await people.employ(8, second.userId, 'MANAGER');
  const manager = await people.as(second.userId, 'seller');
  expect((await change(manager, owner.staffId, 'MESSENGER')).code).toBe('FORBIDDEN');
  expect((await deactivate(manager, owner.staffId)).code).toBe('FORBIDDEN');
  expect((await change(owner, owner.staffId, 'MESSENGER')).errors).toBeUndefined();
  expect((await change(owner, owner.staffId, 'MANAGER')).code).toBe('FORBIDDEN');
  // The last one now.
  expect((await change(manager, staffId, 'MESSENGER')).code).toBe('INVALID_STATE');
  expect((await deactivate(manager, staffId)).code).toBe('INVALID_STATE');
  expect((await leave(manager)).code).toBe('INVALID_STATE');
  expect((await leave(owner)).errors).toBeUndefined();
  const shopping = await people.as(owner.userId, 'shop');
  expect((await shopping.ask('{ currentApplication { sellerId status } }')).data.currentApplication).toEqual({
    sellerId: '8',
    status: 'ACTIVE',
  });
  expect(await people.broken()).toEqual([]);
});
