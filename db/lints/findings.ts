import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type pg from 'pg';
import { schemaUsesRepeatableFunction } from './0042_schema_uses_repeatable_function.ts';
import { offeredColumnWithoutIndex } from './0043_offered_column_without_index.ts';
import { allowed, type Allowance } from './allowed.ts';
import { withQualifiedNames } from './session.ts';

/** Something in the database that a lint objects to. */
export interface Finding {
  /** Name of the lint: its file's, without the number. */
  name: string;
  subject: string;
  detail: string;
}

type Lint = (client: pg.ClientBase) => Promise<Finding[]>;

const FOLDER = import.meta.dirname;

function sqlLint(file: string): Lint {
  const sql = readFileSync(path.join(FOLDER, file), 'utf8');
  return async (client) => (await client.query<Finding>(sql)).rows;
}

/** Every lint by its name, in the order of their numbers. */
export const lints: ReadonlyMap<string, Lint> = new Map([
  ...readdirSync(FOLDER)
    .filter((file) => file.endsWith('.sql'))
    .sort()
    .map((file): [string, Lint] => [file.replace(/^\d{4}_(.+)\.sql$/, '$1'), sqlLint(file)]),
  ['schema_uses_repeatable_function', schemaUsesRepeatableFunction],
  ['offered_column_without_index', offeredColumnWithoutIndex],
]);

/** What the lints find, accepted or not. Does not change the database. */
export async function findings(
  client: pg.ClientBase,
  names: Iterable<string> = lints.keys(),
): Promise<Finding[]> {
  return withQualifiedNames(client, async () => {
    const found: Finding[] = [];
    for (const name of names) found.push(...(await lints.get(name)!(client)));
    return found;
  });
}

/** Sentences about what nobody accepted, and about acceptances that nothing needs any more. */
export function judged(found: Finding[], accepted: readonly Allowance[] = allowed): string[] {
  const matches = (finding: Finding, entry: Allowance) =>
    entry.lint === finding.name && entry.subject === finding.subject;
  return [
    ...found
      .filter((finding) => !accepted.some((entry) => matches(finding, entry)))
      .map(({ name, subject, detail }) => `${name}: ${subject}: ${detail}`),
    ...accepted
      .filter((entry) => !found.some((finding) => matches(finding, entry)))
      .map((entry) => `allowed.ts: ${entry.lint}: ${entry.subject}: no longer found, remove the entry`),
  ];
}

/** The lints' verdict on a database: one sentence a finding, none when all is well. */
export async function lint(client: pg.ClientBase): Promise<string[]> {
  return judged(await findings(client));
}
