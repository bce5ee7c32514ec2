import graphileMigrate from 'graphile-migrate';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { digest, type Section } from './files.ts';
import { resetRights } from './resetRights.ts';

/** Longest a section waits for its table: requests that queue behind the wait must not notice it. */
const LOCK_TIMEOUT = '50ms';
const ATTEMPTS = 200;

/** What one file runs as: its service's role, names resolved in no schema anybody can write to. */
const preamble = (service: string, locks: boolean) => `
select pg_catalog.set_config('role', '${service}', true),
  pg_catalog.set_config('search_path', 'pg_catalog, extensions, pg_temp', true),
  pg_catalog.set_config('check_function_bodies', 'off', true),
  pg_catalog.set_config('lock_timeout', '${locks ? LOCK_TIMEOUT : '5s'}', true);
`;

/** Errors are told by {@link explain}, with the file's name. */
const silent = new graphileMigrate.Logger(() => () => undefined);

interface LedgerEntry {
  path: string;
  hash: string;
}

/** One statement list, which the server runs as one transaction: the files, then the ledger's row. */
function compile(section: Section, hash: string): { sql: string; starts: number[] } {
  const starts: number[] = [];
  let sql = resetRights(section);
  for (const file of section.files) {
    sql += preamble(file.service, section.locks);
    starts.push(sql.length);
    sql += `${file.sql}\n;`;
  }
  sql += `
select pg_catalog.set_config('role', 'none', true);
insert into platform.applied_sections (path, hash)
values (${pg.escapeLiteral(section.path)}, ${pg.escapeLiteral(hash)})
on conflict (path) do update set hash = excluded.hash, applied_at = now();`;
  return { sql, starts };
}

/** Says which file of a section failed, and on which line. */
async function explain(
  url: string,
  section: Section,
  starts: number[],
  error: pg.DatabaseError,
): Promise<Error> {
  const position = Number(error.position);
  const because = `${error.message}${error.hint ? ` (${error.hint})` : ''}`;
  if (position) {
    const at = starts.findLastIndex((start) => start < position);
    const file = section.files[at];
    if (file) {
      const line = file.sql.slice(0, position - 1 - starts[at]!).split('\n').length;
      return new Error(`${file.path}:${line}: ${because}`, { cause: error });
    }
  }
  // No position: find the file by applying one at a time, keeping nothing.
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query(`begin;${resetRights(section)}`);
    for (const file of section.files) {
      try {
        await client.query(`${preamble(file.service, section.locks)}${file.sql}`);
      } catch (again) {
        return new Error(`${file.path}: ${(again as Error).message}`, { cause: error });
      }
    }
    return new Error(`${section.path}: ${because}`, { cause: error });
  } finally {
    await client.end();
  }
}

async function applySection(url: string, section: Section, hash: string): Promise<void> {
  const { sql, starts } = compile(section, hash);
  for (let attempt = 1; ; attempt++) {
    try {
      await graphileMigrate.run({ connectionString: url, logger: silent }, sql, section.path);
      return;
    } catch (error) {
      const { code } = error as pg.DatabaseError;
      const busy = code === '55P03' || code === '40P01' || /tuple concurrently updated/.test(String(error));
      if (!busy || attempt === ATTEMPTS) throw await explain(url, section, starts, error as pg.DatabaseError);
      await sleep(10 + Math.random() * 90);
    }
  }
}

/**
 * Brings views, functions, descriptions, policies, triggers and grants to what the files say. A section whose
 * text is unchanged is skipped, unless `schema` (the digest of the migrations applied) changed: a migration
 * may have dropped what stands on its tables. Returns the sections applied.
 */
export async function applyRepeatables(
  client: pg.ClientBase,
  url: string,
  wanted: Section[],
  schema: string,
): Promise<string[]> {
  const { rows } = await client.query<LedgerEntry>('select path, hash from platform.applied_sections');
  const ledger = new Map(rows.map((row) => [row.path, row.hash]));
  const applied: string[] = [];
  try {
    for (const section of wanted) {
      const hash = digest(schema, ...section.files.flatMap((file) => [file.path, file.sql]));
      if (ledger.get(section.path) === hash) continue;
      await applySection(url, section, hash);
      applied.push(section.path);
    }
  } finally {
    // graphile-migrate keeps its pool for 200 ms, and ends the process if the server goes away under it.
    await sleep(300);
  }
  const gone = rows.map((row) => row.path).filter((path) => !wanted.some((section) => section.path === path));
  if (gone.length) await client.query('delete from platform.applied_sections where path = any ($1)', [gone]);
  return applied;
}
