import { expect, test } from '@jest/globals';
import pg from 'pg';
import { makeDocuments, staleDocuments } from '../../db/docs/documents.ts';
import { lint } from '../../db/lints/findings.ts';
import { checkDrift, verify } from '../../db/migrate/verify.ts';
import { differences, pinsAreCurrent, pinNames, readFacts, type Facts } from '../../db/pins/pins.ts';
import { unmadeObjects } from '../../db/pins/unmade.ts';
import { emptyDatabase } from '../database.ts';

const database = emptyDatabase();

async function rolledBack<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: database.connections.admin });
  await client.connect();
  try {
    await client.query('begin');
    return await work(client);
  } finally {
    await client.query('rollback');
    await client.end();
  }
}

/** What a change by hand looks like against the pins. */
const drift = (sql: string): Promise<string[]> =>
  rolledBack(async (client) => {
    const before = await readFacts(client);
    await client.query(sql);
    return differences(await readFacts(client), before);
  });

test('the pins were taken from these files and say what the database is', async () => {
  expect(pinsAreCurrent()).toBe(true);
  expect(await rolledBack(async (client) => differences(await readFacts(client)))).toEqual([]);
});

test('the committed documents say what the database is', async () => {
  expect(await rolledBack(async (client) => staleDocuments(await makeDocuments(client)))).toEqual([]);
});

test('the next generation of product_documents, being built or live, is no change; unprotected it is found', async () => {
  const whileBuilt = `
    select search_service.index_rebuild(search_service.begin_rebuild())`;
  const whenLive = `
    select search_service.rebuild_documents();
    select search_service.rebuild_documents()`;
  for (const sql of [whileBuilt, whenLive]) {
    expect(await drift(sql)).toEqual([]);
    await rolledBack(async (client) => {
      await client.query(sql);
      expect(await unmadeObjects(client)).toEqual([]);
      expect(await lint(client)).toEqual([]);
    });
  }
  await rolledBack(async (client) => {
    await client.query('alter table search_service.product_documents_1 disable row level security');
    expect(await lint(client)).toEqual([
      'rls_disabled: search_service.product_documents_1: row-level security is not enabled',
    ]);
  });
});

test('what no file mentions is found without pins', async () => {
  const unmade = await rolledBack(async (client) => {
    expect(await unmadeObjects(client)).toEqual([]);
    await client.query(`
      create table user_service.by_hand (by_hand_id bigint primary key);
      create view user_service.by_hand_ids as select by_hand_id from user_service.by_hand;
      create type user_service.by_hand_enum as enum ('A');
      create index by_hand_index on user_service.by_hand (by_hand_id);
      create policy by_hand_policy on user_service.users for delete to market_admin using (true);
      create trigger by_hand_trigger before update on user_service.users
        for each row execute function platform.stamp_authorship();
      create function user_service.by_hand_function() returns int language sql as 'select 1'`);
    return unmadeObjects(client);
  });
  expect(unmade).toEqual([
    'function user_service.by_hand_function()',
    'index user_service.by_hand_index',
    'policy by_hand_policy on user_service.users',
    'relation user_service.by_hand',
    'relation user_service.by_hand_ids',
    'trigger by_hand_trigger on user_service.users',
    'type user_service.by_hand_enum',
  ]);
});

test('an object that no file makes stops a migration', async () => {
  await rolledBack(async (client) => {
    await client.query('create table user_service.by_hand (by_hand_id bigint primary key)');
    expect(await checkDrift(client)).toContain('tables: + user_service.by_hand table');
    await expect(verify(client)).rejects.toThrow('drift: tables: + user_service.by_hand table');
  });
});

test.each([
  ['alter table user_service.users add column nickname text', 'tables: + user_service.users.nickname text'],
  [
    'alter table user_service.users alter column first_name drop not null',
    'tables: - user_service.users.first_name character varying(100) not null',
  ],
  ['alter table user_service.users disable row level security', 'tables: + user_service.users table'],
  [
    'alter table user_service.users drop constraint users_email_once',
    'constraints: - user_service.users users_email_once UNIQUE (email)',
  ],
  [
    `alter table user_service.users add constraint named check (first_name <> '')`,
    `constraints: + user_service.users named CHECK (((first_name)::text <> ''::text))`,
  ],
  [
    'create index by_hand on user_service.users (last_name)',
    'indexes: + user_service.users by_hand USING btree (last_name)',
  ],
  [
    `alter type user_service.gender_enum add value 'UNSAID'`,
    'types: + user_service.gender_enum enum (MALE, FEMALE, OTHER, UNSAID)',
  ],
  [
    'create policy by_hand on user_service.users for delete to market_admin using (true)',
    'policies: + user_service.users by_hand for delete to market_admin using (true)',
  ],
  [
    'grant delete on user_service.users to market_admin',
    'grants: + table user_service.users market_admin delete',
  ],
  [
    'grant select on user_service.users to market_admin',
    'grants: + table user_service.users market_admin select',
  ],
  [
    'revoke insert on user_service.users from user_service',
    'grants: + table user_service.users its owner may not insert',
  ],
  [
    'grant select (email) on user_service.users to market_worker',
    'grants: + table user_service.users market_worker select (email)',
  ],
  [
    'grant execute on function platform.release() to market_anonymous',
    'executable: + platform.release() market_admin, market_anonymous, market_api, market_auth, market_customer, ' +
      'market_operator, market_seller, market_worker',
  ],
  [
    'grant select on user_service.user_contacts to qa_service',
    'grants: + view user_service.user_contacts qa_service select',
  ],
  ['alter table user_service.users disable trigger _100_stamp', '(disabled)'],
  ['drop trigger _100_stamp on user_service.users', 'triggers: - user_service.users _100_stamp'],
  [
    'alter function platform.release() security invoker',
    'functions: + platform.release() returns text sql stable invoker',
  ],
  [
    `create or replace function platform.current_actor() returns text language sql stable parallel safe
       set search_path = pg_catalog, extensions, pg_temp as $$select 'nobody'$$`,
    'bodies: + platform.current_actor()',
  ],
  [
    `create or replace view user_service.active_accounts with (security_barrier) as select user_id from user_service.users`,
    'views: + user_service.active_accounts view with (security_barrier=true) as SELECT user_id FROM users',
  ],
  ['alter schema user_service owner to market_owner', 'schemas: + user_service owner market_owner'],
  ['grant market_admin to market_auth', 'roles: + market_auth login noinherit member of market_admin'],
])('%s', async (sql, expected) => {
  expect((await drift(sql)).join('\n')).toContain(expected);
});

test('what was published is told by what reads it', async () => {
  const lines = await drift('grant select on user_service.user_contacts to qa_service');
  expect(lines.some((line) => line.startsWith('published: + user_service.user_contacts view to '))).toBe(
    true,
  );
});

test('every pin can show a difference', () => {
  const facts = (line: string): Facts => new Map(pinNames().map((name) => [name, [line]]));
  expect(differences(facts('a'), facts('b'))).toEqual(
    pinNames().flatMap((name) => [`${name}: + a`, `${name}: - b`]),
  );
  expect(differences(facts('a'), facts('a'))).toEqual([]);
});
