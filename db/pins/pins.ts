import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type pg from 'pg';
import { withQualifiedNames } from '../lints/session.ts';
import { expectedRelease } from '../migrate/files.ts';

const FOLDER = import.meta.dirname;

/** The release the pins were taken from: the digest of the SQL files. */
const RELEASE = path.join(FOLDER, 'release.txt');

/** Facts about a database by pin: one line each, sorted, the same on every version of PostgreSQL. */
export type Facts = Map<string, string[]>;

/** Names of the pins: each is `<name>.sql`, which reads the catalog, beside `<name>.txt`, what it read. */
export const pinNames = (): string[] =>
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.sql'))
    .map((file) => path.basename(file, '.sql'))
    .sort();

/**
 * A table that a rebuild is filling beside `search_service.product_documents` (see `functions/search_service/begin_rebuild.sql`)
 * is like it, and a partition of it soon: what it is called, and whether there is one, is no fact about the files.
 */
export const NEXT_GENERATION = /^(table )?search_service\.product_documents_\d/;

/** Reads all facts of a database. */
export async function readFacts(client: pg.ClientBase): Promise<Facts> {
  return withQualifiedNames(client, async () => {
    const facts: Facts = new Map();
    for (const name of pinNames()) {
      const sql = readFileSync(path.join(FOLDER, `${name}.sql`), 'utf8');
      const { rows } = await client.query<{ fact: string }>(sql);
      // One line each; sorted by code units, whatever the server's collation.
      const told = rows.map((row) => row.fact.replace(/\s+/g, ' '));
      facts.set(name, told.filter((fact) => !NEXT_GENERATION.test(fact)).sort());
    }
    return facts;
  });
}

/** The facts as committed. */
export function pinnedFacts(): Facts {
  const lines = (name: string) => {
    const file = path.join(FOLDER, `${name}.txt`);
    return existsSync(file) ? readFileSync(file, 'utf8').split('\n').filter(Boolean) : [];
  };
  return new Map(pinNames().map((name) => [name, lines(name)]));
}

/** Writes the facts and remembers the files they came from. */
export function writePins(facts: Facts): void {
  for (const [name, lines] of facts) {
    writeFileSync(path.join(FOLDER, `${name}.txt`), lines.map((line) => `${line}\n`).join(''));
  }
  writeFileSync(RELEASE, `${expectedRelease()}\n`);
}

/**
 * Whether the pins were taken from these files. If not, they say nothing about what the files make: somebody has
 * changed SQL and will run `npm run db:docs`.
 */
export const pinsAreCurrent = (): boolean =>
  existsSync(RELEASE) && readFileSync(RELEASE, 'utf8').trim() === expectedRelease();

/** How the database differs from the pins, a line each: `+` is in the database only, `-` in the pins only. */
export function differences(actual: Facts, pinned: Facts = pinnedFacts()): string[] {
  const found: string[] = [];
  for (const [name, lines] of actual) {
    const expected = pinned.get(name) ?? [];
    const lacking = new Set(expected);
    const extra = lines.filter((line) => !lacking.delete(line));
    found.push(
      ...[...extra.map((line) => `+ ${line}`), ...[...lacking].map((line) => `- ${line}`)]
        .sort((a, b) => (a.slice(2) < b.slice(2) ? -1 : 1))
        .map((line) => `${name}: ${line}`),
    );
  }
  return found;
}
