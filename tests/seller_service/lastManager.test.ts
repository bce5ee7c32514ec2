import { beforeAll, describe, expect, test } from '@jest/globals';
import pg from 'pg';
import { apiServer } from '../api/apiServer.ts';
import { asSeller } from '../callers.ts';
import { consume, consumeAll, refusal } from '../events.ts';
import { latestMessage } from '../messages.ts';
import { peopleOf, type Asker } from './people.ts';

const server = apiServer({ SESSION_CACHE_MS: '0' });
const people = peopleOf(server);

const managersOf = async (sellerId: number): Promise<{ staff_id: string; user_id: string }[]> =>
  people.rows(
    `select staff_id, user_id from seller_service.seller_staff
     where seller_id = $1 and role = 'MANAGER' and is_active and accepted_at is not null order by staff_id`,
    sellerId,
  ) as never;

/** A shop with as many managers, none of whom owns it. */
async function crowd(sellerId: number, managers: number) {
  for (let at = 0; at < managers; at++) {
    await people.employ(sellerId, (await people.customer()).userId, 'MANAGER');
  }
  await people.rows(
    `delete from seller_service.seller_staff using seller_service.sellers
     where sellers.seller_id = $1 and seller_staff.user_id = sellers.user_id`,
    sellerId,
  );
  await people.rows(
    `update seller_service.seller_staff set role = 'MESSENGER' where seller_id = $1 and role = 'MANAGER' and user_id >= 1000`,
    sellerId,
  );
  return managersOf(sellerId);
}

const COUNT = 50;
const sql = {
  demote: (id: string) => `select seller_service.change_staff_role(${id}, 'MESSENGER')`,
  dismiss: (id: string) => `select seller_service.deactivate_staff(${id})`,
  leave: () => 'select seller_service.leave_shop()',
};

/** All that is looked at before the end is looked at now, and then some time goes by: who waits for nobody is seen to. */
const DAWDLE = 'set constraints all immediate; select pg_sleep(0.03)';

/** Each statement on a connection of its own, all begun before the first is sent. */
async function race(asked: { user: string; sellerId: number; statement: string }[]): Promise<string[]> {
  const clients = await Promise.all(
    asked.map(async ({ user, sellerId }) => {
      const client = new pg.Client({ connectionString: server.database.connections.api });
      await client.connect();
      await client.query('begin');
      for (const [name, value] of Object.entries(asSeller(sellerId, 'MANAGER', Number(user)))) {
        await client.query('select set_config($1, $2, true)', [name, value]);
      }
      return client;
    }),
  );
  return Promise.all(
    clients.map(async (client, at) => {
      const done = await refusal(
        (async () => {
          await client.query(asked[at]!.statement);
          await client.query(DAWDLE);
          await client.query('commit');
        })(),
      );
      await client.end();
      return done;
    }),
  );
}

describe(`${COUNT} at once, each on a connection of its own: one manager remains`, () => {
  test.each([
    ['each demotes themself', 11, (own: string) => sql.demote(own)],
    ['each demotes the next', 12, (_own: string, next: string) => sql.demote(next)],
    ['each dismisses the next', 13, (_own: string, next: string) => sql.dismiss(next)],
    ['each leaves', 14, () => sql.leave()],
    [
      'half leave, half demote themselves',
      15,
      (own: string, _n: string, at: number) => (at % 2 ? sql.leave() : sql.demote(own)),
    ],
  ] as const)('%s', async (_what, sellerId, statement) => {
    const managers = await crowd(sellerId, COUNT);
    expect(managers).toHaveLength(COUNT);
    const outcomes = await race(
      managers.map(({ staff_id, user_id }, at) => ({
        user: user_id,
        sellerId,
        statement: (statement as (own: string, next: string, at: number) => string)(
          staff_id,
          managers[(at + 1) % COUNT]!.staff_id,
          at,
        ),
      })),
    );
    const left = await managersOf(sellerId);
    expect(left.length).toBeGreaterThanOrEqual(1);
    const done = outcomes.filter((outcome) => outcome === 'not refused').length;
    expect(left).toHaveLength(COUNT - done);
    // Who was demoted or dismissed before their turn came decides nothing any more.
    expect(
      outcomes.filter((outcome) => !['not refused', 'INVALID_STATE', 'FORBIDDEN'].includes(outcome)),
    ).toEqual([]);
    if (statement.length < 2) expect(left).toHaveLength(1);
    expect(await people.broken()).toEqual([]);
  });

  test('over HTTP, each demotes themself', async () => {
    const managers = await crowd(16, COUNT);
    const askers: Asker[] = [];
    for (const { user_id } of managers) askers.push(await people.as(user_id, 'seller'));
    const answers = await Promise.all(
      askers.map((who, at) =>
        who.ask(
          `mutation { changeStaffRole(input: { staffId: "${managers[at]!.staff_id}", role: MESSENGER }) { staffId } }`,
        ),
      ),
    );
    expect(answers.filter(({ code }) => code === 'INVALID_STATE')).toHaveLength(1);
    expect(answers.filter(({ errors }) => !errors)).toHaveLength(COUNT - 1);
    expect(await managersOf(16)).toHaveLength(1);
  });
});

describe('no way around it', () => {
  test.each([
    ['deleted', 'delete from seller_service.seller_staff where seller_id = 17'],
    ['dismissed', 'update seller_service.seller_staff set is_active = false where seller_id = 17'],
    ['demoted', `update seller_service.seller_staff set role = 'FINANCIER' where seller_id = 17`],
    ['moved', 'update seller_service.seller_staff set seller_id = 18 where seller_id = 17'],
    ['not accepted', 'update seller_service.seller_staff set accepted_at = null where seller_id = 17'],
  ])('all %s by whoever may write', async (_what, statement) => {
    expect(await refusal(people.rows(statement))).toBe('INVALID_STATE');
  });

  test('two who write past the functions, at once', async () => {
    const managers = await crowd(18, 2);
    const clients = await Promise.all(
      managers.map(async () => {
        const client = new pg.Client({ connectionString: server.database.connections.owner });
        await client.connect();
        await client.query('begin');
        return client;
      }),
    );
    for (const [at, { staff_id }] of managers.entries()) {
      await clients[at]!.query(
        `update seller_service.seller_staff set is_active = false where staff_id = ${staff_id}`,
      );
    }
    const outcomes = await Promise.all(
      clients.map((client) => refusal(client.query(DAWDLE).then(() => client.query('commit')))),
    );
    await Promise.all(clients.map((client) => client.end()));
    expect(outcomes.sort()).toEqual(['INVALID_STATE', 'not refused']);
    expect(await managersOf(18)).toHaveLength(1);
  });
});

describe('a user is erased', () => {
  const erase = async (userId: string) => {
    await people.rows(
      `set role user_service; select platform.emit('user.erased', '${userId}', '{"userId": ${userId}}'); reset role`.replaceAll(
        '\n',
        ' ',
      ),
    );
  };
  beforeAll(() => consumeAll(server.database));

  test('the last manager goes: the shop is its owner’s to manage again', async () => {
    const [manager] = await crowd(19, 1);
    const [{ owner }] = await people.rows(
      'select user_id as owner from seller_service.sellers where seller_id = 19',
    );
    expect(await managersOf(19)).toEqual([manager]);
    await erase(manager!.user_id);
    expect(await consume(server.database, 'seller_service.erased_users')).toMatchObject({
      taken: 1,
      failed: 0,
    });
    expect((await managersOf(19)).map(({ user_id }) => user_id)).toEqual([owner]);
    expect(
      await people.rows('select from seller_service.seller_staff where user_id = $1', manager!.user_id),
    ).toEqual([]);
    // Told twice it does nothing.
    await erase(manager!.user_id);
    await consume(server.database, 'seller_service.erased_users');
    expect((await managersOf(19)).map(({ user_id }) => user_id)).toEqual([owner]);
    expect(await people.broken()).toEqual([]);
  });

  test('invitations to them go, also when they had no account then; what they sent is taken back', async () => {
    const manager = await people.staff(20, 'MANAGER');
    const second = await people.customer();
    await people.employ(20, second.userId, 'MANAGER');
    const inviting = await people.as(second.userId, 'seller');
    const INVITE = (email: string) =>
      `mutation { inviteStaff(input: { email: "${email}", role: MESSENGER }) { invitationId } }`;
    expect((await manager.ask(INVITE('later@example.com'))).errors).toBeUndefined();
    expect((await inviting.ask(INVITE('third@example.com'))).errors).toBeUndefined();
    await latestMessage(server.database, 'later@example.com', 'staff_invitation');
    const [{ user_id }] = await people.rows(
      `insert into user_service.users (email, first_name, last_name, status)
       values ('later@example.com', 'L', 'L', 'ACTIVE') returning user_id`,
    );
    await people.rows(
      `set role user_service; select platform.emit('user.registered', '${user_id}', '{"userId": ${user_id}}'); reset role`,
    );
    await consume(server.database, 'seller_service.invitations');
    await people.rows(`update user_service.users set email = 'gone@example.com' where user_id = $1`, user_id);
    await erase(user_id);
    await erase(second.userId);
    await consume(server.database, 'seller_service.erased_users');
    const rows = await people.rows(
      'select email, revoked_at is not null as revoked from seller_service.staff_invitations where seller_id = 20',
    );
    expect(rows).toEqual([{ email: 'third@example.com', revoked: true }]);
  });

  test('an application that was turned down says nothing of them any more', async () => {
    const who = await people.customer();
    const applied = await who.ask(
      `mutation { applyAsSeller(input: { shopName: "Лавка Забытого", description: "x", contactEmail: "f@example.com", contactPhone: "+79000000000" }) { sellerId } }`,
    );
    const { sellerId } = applied.data.applyAsSeller;
    const moderator = await people.as(3002, 'admin');
    await moderator.ask(
      `mutation { rejectSeller(input: { sellerId: "${sellerId}", reason: "Иванов, вы не магазин" }) { sellerId } }`,
    );
    await erase(who.userId);
    expect(await consume(server.database, 'seller_service.erased_users')).toMatchObject({ failed: 0 });
    const rows = await people.rows(
      'select shop_name, description, contact_email, contact_phone, status_reason from seller_service.sellers where seller_id = $1',
      sellerId,
    );
    expect(rows).toEqual([
      {
        shop_name: `erased ${sellerId}`,
        description: null,
        contact_email: `erased-${sellerId}@erased.invalid`,
        contact_phone: null,
        status_reason: null,
      },
    ]);
  });
});
