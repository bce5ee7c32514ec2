import { beforeAll, expect, test } from '@jest/globals';
import { apiServer } from '../api/apiServer.ts';
import { signIn, type SignedIn } from '../api/signIn.ts';
import { asCustomer } from '../callers.ts';
import { call, consume, consumeAll, refusal } from '../events.ts';
import { MARKS, makeKnownEverywhere } from './everywhere.ts';

const server = apiServer();
let user = 0;
let signed: SignedIn;
const query = async (sql: string, values: unknown[] = []) =>
  (await server.database.owner.query(sql, values)).rows;
const checks = async () => [
  ...(await query('select * from platform.check_invariants()')),
  ...(await query('select * from platform.check_logical_keys()')),
];

beforeAll(async () => {
  user = await makeKnownEverywhere(server.database);
  signed = await signIn(server.database, user, 'shop');
});

/** Tables that name a user, and yet have nothing for that user's export; why. */
const NOT_EXPORTED: Record<string, string> = {
  'admin_service.admin_activity_logs': 'Names administrators, by a number of theirs; nobody rewrites it.',
  'wms_service.picking_tasks': 'Work done for the platform: a number, and nothing of the person.',
  'wms_service.stock_movements': 'The same.',
  'wms_service.stocktakes': 'The same.',
  'wms_service.transfers': 'The same.',
};
const NAMES_A_USER = '(^|_)user_id$|^(responder|participant1|participant2|sender|author)_id$';

const request = () =>
  server.run(
    'mutation { requestDataExport(input: {}) { exportId dataExport { status } } }',
    {},
    signed.headers,
  );
const contentOf = (exportId: string, headers: Record<string, string> = signed.headers) =>
  server.run('query ($id: UUID!) { dataExportContent(exportId: $id) }', { id: exportId }, headers);

test('every table that names a user is in its service’s export, or is not for a reason', async () => {
  const rows = await query(
    `select distinct table_schema || '.' || table_name as name
     from information_schema.columns
     join information_schema.tables using (table_schema, table_name)
     where table_type = 'BASE TABLE' and table_schema like '%\\_service' and column_name ~ $1`,
    [NAMES_A_USER],
  );
  const sources = await query(
    `select prosrc from pg_proc where proname = 'export_users' and pronamespace::regnamespace::text like '%\\_service'`,
  );
  const exported = sources.map(({ prosrc }) => prosrc).join('\n');
  const missing = rows.map(({ name }) => name).filter((name) => !new RegExp(`\\b${name}\\b`).test(exported));
  expect(missing.sort()).toEqual(Object.keys(NOT_EXPORTED).sort());
});

test('an export has a part of each service, with something of each table, and no secret', async () => {
  expect(await checks()).toEqual([]);
  const requested = await request();
  const { exportId, dataExport } = requested.data.requestDataExport;
  expect(dataExport.status).toBe('PENDING');
  expect((await contentOf(exportId)).code).toBe('NOT_FOUND');
  const again = await request();
  expect([again.code, again.errors![0]!.extensions.details]).toEqual([
    'TOO_MANY_ATTEMPTS',
    { retryAfterSeconds: expect.any(Number) },
  ]);

  await consumeAll(server.database);
  const list = await server.run(
    '{ myDataExports(first: 5) { nodes { exportId status expiresAt } } }',
    {},
    signed.headers,
  );
  expect(list.data.myDataExports.nodes).toEqual([
    { exportId, status: 'READY', expiresAt: expect.any(String) },
  ]);
  expect(await query(`select recipient from platform.messages where template = 'data_export_ready'`)).toEqual(
    [{ recipient: MARKS.email }],
  );

  const content = (await contentOf(exportId)).data.dataExportContent;
  const whole = typeof content === 'string' ? JSON.parse(content) : content;
  expect(Object.keys(whole).sort()).toEqual(
    (
      await query(`select distinct split_part(consumer, '.', 1) as service from platform.event_consumers
      where topic = 'user.export_requested' order by 1`)
    ).map(({ service }) => service),
  );
  const empty = Object.entries(whole).flatMap(([service, part]) =>
    Object.entries(part as object)
      .filter(([, rows]) => !(rows as unknown[] | null)?.length)
      .map(([table]) => `${service} ${table}`),
  );
  expect(empty).toEqual([]);
  const text = JSON.stringify(whole);
  for (const mark of Object.values(MARKS).filter((value) => value !== MARKS.password))
    expect(text).toContain(mark);
  expect(text).not.toMatch(/argon2|token of|password_hash|refresh_token|code_digest|totp_secret/);

  const stranger = await signIn(server.database, 2, 'shop');
  expect((await contentOf(exportId, stranger.headers)).code).toBe('NOT_FOUND');
});

test('it is kept for seven days; a part that comes twice, or for none, changes nothing', async () => {
  const requested = await call(server.database, asCustomer(3), 'select user_service.request_data_export()');
  expect(
    await refusal(call(server.database, asCustomer(3), 'select user_service.request_data_export()')),
  ).toBe('TOO_MANY_ATTEMPTS');
  const add = (id: string) =>
    query(
      `begin; set local role order_service; select user_service.add_export_part('${id}', 'order_service', '{}'); commit`,
    );
  await add(requested);
  await add(requested);
  await add('00000000-0000-4000-8000-000000000000');
  expect(
    await query('select service from user_service.data_export_parts where export_id = $1', [requested]),
  ).toEqual([{ service: 'order_service' }]);
  await query(
    `update user_service.data_exports set expires_at = now() - interval '1 second' where user_id = 3`,
  );
  await query('begin; set local role user_service; select user_service.sweep_data_exports(); commit');
  expect(await query('select from user_service.data_exports where user_id = 3')).toEqual([]);
  // What was still on its way comes to nothing.
  await consume(server.database, 'order_service.exports');
  expect(await query('select from user_service.data_export_parts where export_id = $1', [requested])).toEqual(
    [],
  );
});

const erase = (password: string, headers: Record<string, string> = signed.headers) =>
  server.run(
    'mutation ($password: String!) { eraseMyAccount(input: { password: $password }) { erased } }',
    { password },
    headers,
  );

test('an account is not erased without its password, nor while it is needed', async () => {
  expect((await erase('not the password')).code).toBe('WRONG_CREDENTIALS');
  const [hash] = await query('select password_hash from auth_service.user_credentials where user_id = $1', [
    user,
  ]);
  const open = await query(
    `select min(user_id)::integer as id from order_service.orders where status = 'PENDING'`,
  );
  for (const [id, reason] of [
    [open[0]!.id, 'ORDERS_OPEN'],
    [1006, 'SHOP_OWNED'],
    [3002, 'ADMINISTRATOR'],
  ] as const) {
    await query('update auth_service.user_credentials set password_hash = $2 where user_id = $1', [
      id,
      hash!.password_hash,
    ]);
    const { headers } = await signIn(server.database, id, 'shop');
    const answer = await erase(MARKS.password, headers);
    expect([id, answer.code]).toEqual([id, 'INVALID_STATE']);
    expect((answer.errors![0]!.extensions.details as { reasons: string[] }).reasons).toContain(reason);
    expect((await server.run('{ me { status } }', {}, headers)).data.me.status).toBe('ACTIVE');
  }
});

/** Where in the whole database a text is to be found. */
async function traces(pattern: string): Promise<string[]> {
  const columns = await query(
    `select format('%I.%I', table_schema, table_name) as relation, column_name as name
     from information_schema.columns
     join information_schema.tables using (table_schema, table_name)
     where table_type = 'BASE TABLE' and (table_schema like '%\\_service' or table_schema in ('platform', 'graphile_worker'))
       and (data_type in ('text', 'character varying', 'json', 'jsonb', 'inet', 'ARRAY', 'bytea'))
     order by 1, 2`,
  );
  const found: string[] = [];
  for (const { relation, name } of columns) {
    const [row] = await query(
      `select count(*)::integer as times from ${relation} where "${name}"::text ~* $1`,
      [pattern],
    );
    if (row!.times) found.push(`${relation}.${name}`);
  }
  return found;
}

const PERSON = `${MARKS.firstName}|${MARKS.lastName}|555-?0123|5550123|${MARKS.street}|198\\.51\\.100\\.77`;

test('once erased, nothing in the database says who it was; orders and sums are as they were', async () => {
  expect((await traces(PERSON)).length).toBeGreaterThan(15);
  const SUMS = `
    select jsonb_build_object(
      'orders', (select jsonb_agg(to_jsonb(held) - '{shipping_address_json,last_modified_by,last_modified_date}'::text[]
        order by order_id) from order_service.orders as held),
      'lines', (select jsonb_agg(to_jsonb(held) order by order_item_id) from order_service.order_items as held),
      'payments', (select jsonb_agg(
          to_jsonb(held) - '{error_message,last_modified_by,last_modified_date}'::text[] order by transaction_id)
        from payment_service.payment_transactions as held),
      'ratings', (select jsonb_agg(to_jsonb(held) order by product_id) from review_service.rating_summaries as held)
    ) as sums`;
  const before = (await query(SUMS))[0]!.sums;
  // What the user does at the same time leaves nothing either.
  const meanwhile = Array.from({ length: 12 }, (_, at) =>
    server.run(
      [
        'mutation { createUserAddress(input: { userAddress: { label: "Xantippe", city: "a", street: "a", houseNumber: "1" } }) { userAddress { city } } }',
        'mutation { updateProfile(input: { firstName: "Xantippe", lastName: "Quellenfels" }) { userId } }',
        'mutation { addFavorite(input: { productId: "1" }) { favoriteId } }',
      ][at % 3]!,
      {},
      signed.headers,
    ),
  );
  const answer = await erase(MARKS.password);
  const others = await Promise.all(meanwhile);
  for (const { code } of others)
    expect([undefined, 'INVALID_STATE', 'SESSION_ENDED', 'NOT_FOUND']).toContain(code);
  expect([answer.errors, answer.data]).toEqual([undefined, { eraseMyAccount: { erased: true } }]);

  // At once: the account, and the right to act.
  expect(
    await query('select email, first_name, phone_number, status from user_service.users where user_id = $1', [
      user,
    ]),
  ).toEqual([
    { email: `erased-${user}@erased.invalid`, first_name: 'Erased', phone_number: null, status: 'ERASED' },
  ]);
  await new Promise((resolve) => setTimeout(resolve, 600));
  expect((await server.run('{ me { userId } }', {}, signed.headers)).code).toBe('SESSION_ENDED');
  const signIn = await server.run(
    'mutation ($email: String!, $password: String!) { login(input: { email: $email, password: $password }) { tokens { accessToken } } }',
    { email: MARKS.email, password: MARKS.password },
  );
  expect(signIn.code).toBe('WRONG_CREDENTIALS');

  // The old address is told; what was sent says nothing of to whom.
  const [last] = await query(
    `select message_id, recipient from platform.messages where template = 'account_erased'`,
  );
  expect(last!.recipient).toBe(MARKS.email);
  await query(`begin; set local role platform;
    select platform.settle_message(message_id, true) from platform.messages; commit`);

  // And everybody else, when they are told; told again, nothing more happens.
  await consumeAll(server.database);
  expect(await traces(PERSON)).toEqual([]);
  expect((await query(SUMS))[0]!.sums).toEqual(before);
  expect(await checks()).toEqual([]);
  expect(await query(`select consumer, error from platform.event_deliveries where attempts > 0`)).toEqual([]);
});
