import { beforeAll, describe, expect, test } from '@jest/globals';
import { apiServer } from '../api/apiServer.ts';
import { signIn } from '../api/signIn.ts';
import { acting, asAdmin, asCustomer } from '../callers.ts';
import { call, refusal } from '../events.ts';

const server = apiServer();
const support = asAdmin(['SUPPORT'], 3, 3003);
let headers: Record<string, string> = {};

/** Enough that reading them all would show, and that several pages share a beginning. */
beforeAll(async () => {
  await server.database.owner.query(`
    insert into user_service.users (email, phone_number, first_name, last_name, status)
    select
      'Crowd.' || at || '@example.com', '+7900' || lpad(at::text, 7, '0'),
      'Given' || at % 7, 'Zweig' || at % 11, 'ACTIVE'
    from generate_series(1, 20000) as at`);
  await server.database.owner.query('analyze user_service.users');
  ({ headers } = await signIn(server.database, 3003, 'admin'));
});

async function search(text: string, first = 100, after?: string): Promise<Record<string, string>[]> {
  const answer = await server.run(
    `query ($text: String!, $first: Int!, $after: BigInt) {
      searchUsers(text: $text, first: $first, afterUserId: $after) { nodes { userId email phoneNumber lastName firstName } }
    }`,
    { text, first, after },
    headers,
  );
  expect(answer.errors).toBeUndefined();
  return answer.data.searchUsers.nodes;
}

describe('users are found', () => {
  test.each([
    ['by their number', '1', /^1$/, 'userId'],
    ['by how the address begins, in any case', 'cROWD.199', /^Crowd\.199/, 'email'],
    ['by how the phone begins, as people write it', '+7 (900) 00-19', /^\+79000019/, 'phoneNumber'],
    ['by family and given name', 'zweig3  given2', /^Zweig3$/, 'lastName'],
  ])('%s', async (_how, text, pattern, field) => {
    const found = await search(text);
    expect(found.length).toBeGreaterThan(0);
    expect(found[0]![field]).toMatch(pattern);
  });

  test('nothing in what is typed is a pattern', async () => {
    expect(await search('crowd%')).toEqual([]);
    expect(await search('crowd_1')).toEqual([]);
    expect(await search(String.raw`crowd\.1`)).toEqual([]);
  });

  test('page by page, each once, and all of them', async () => {
    const seen: string[] = [];
    for (let after: string | undefined; ; after = seen.at(-1)) {
      const page = await search('crowd.19', 37, after);
      if (!page.length) break;
      seen.push(...page.map(({ userId }) => userId!));
    }
    expect(new Set(seen).size).toBe(seen.length);
    const { rows } = await server.database.owner.query(
      `select count(*)::integer as there from user_service.users where lower(email) like 'crowd.19%'`,
    );
    expect(seen).toHaveLength(rows[0].there);
    expect(seen.length).toBeGreaterThan(1000);
  });
});

test('a page costs a page, the first and a deep one, whatever is looked for', async () => {
  const { rows } = await server.database.owner.query(
    `select user_id::text from user_service.users where email = 'Crowd.9.com' or email like 'Crowd.9%' order by lower(email) collate "C" desc limit 1 offset 50`,
  );
  for (const [text, after] of [
    ['crowd', null],
    ['crowd', rows[0].user_id],
    ['+7900', null],
    ['zweig', null],
    ['nobody is called so', null],
  ] as const) {
    const read = await acting(server.database.api, support, async (client) => {
      const counted = async () =>
        (
          await client.query(
            `select seq_scan, coalesce(idx_tup_fetch, 0)::integer as rows from pg_stat_xact_user_tables
             where relid = 'user_service.users'::regclass`,
          )
        ).rows[0] as { seq_scan: string; rows: number };
      const before = await counted();
      await client.query('select count(*) from user_service.search_users($1, $2)', [text, after]);
      const now = await counted();
      return { scans: Number(now.seq_scan) - Number(before.seq_scan), rows: now.rows - before.rows };
    });
    expect([text, read.scans]).toEqual([text, 0]);
    expect([text, read.rows <= 310]).toEqual([text, true]);
  }
});

test('only administrators who look after users search, and for something', async () => {
  const search = (claims: Record<string, string>, text: string | null) =>
    refusal(call(server.database, claims, 'select count(*) from user_service.search_users($1)', [text]));
  expect(await search(asCustomer(1), 'anna')).toBe('42501');
  expect(await search(asAdmin(['FINANCE'], 4, 3004), 'anna')).toBe('FORBIDDEN');
  for (const text of [null, '', ' a ', 'x'.repeat(256)])
    expect(await search(support, text)).toBe('INVALID_INPUT');
});
