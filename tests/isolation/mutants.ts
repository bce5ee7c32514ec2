import type pg from 'pg';
import { SERVICES } from '../../db/services.ts';
import type { Access } from './access/rules.ts';
import type { Operation } from './probes.ts';

/** What a mutant is about: only the probes of this operation on this table can notice. */
export interface Place {
  table: string;
  operation: Operation;
}

/** A way to break what guards a table. */
export interface Mutant {
  places: readonly Place[];
  name: string;
  sql: string;
}

interface Policy extends Place {
  name: string;
  using: string | null;
  check: string | null;
}

export async function readPolicies(client: pg.ClientBase): Promise<Policy[]> {
  const { rows } = await client.query<Policy>(
    `select format('%s.%s', schemaname, tablename) as table, policyname as name, cmd as operation,
       qual as using, with_check as check
     from pg_policies where schemaname = any ($1) order by 1, 2`,
    [SERVICES],
  );
  return rows;
}

/** Each policy removed. */
export const removals = (policies: readonly Policy[]): Mutant[] =>
  policies.map(({ table, operation, name }) => ({
    places: [{ table, operation }],
    name: `${table}: without ${name}`,
    sql: `drop policy ${name} on ${table}`,
  }));

/** The parts of `a AND b AND c`, or of `a OR b`, at the top of a condition as PostgreSQL prints it. */
function parts(condition: string): { operator: 'AND' | 'OR'; parts: string[] } | undefined {
  const inner = enclosed(condition) ? condition.slice(1, -1) : condition;
  for (const operator of ['AND', 'OR'] as const) {
    const found = split(inner, ` ${operator} `);
    if (found.length > 1) return { operator, parts: found };
  }
  return undefined;
}

/** Splits where no parenthesis and no literal is open. */
function split(text: string, separator: string): string[] {
  const found: string[] = [];
  let depth = 0;
  let isQuoted = false;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "'") isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (text[at] === '(') depth += 1;
    if (text[at] === ')') depth -= 1;
    if (depth === 0 && text.startsWith(separator, at)) {
      found.push(text.slice(start, at));
      start = at + separator.length;
    }
  }
  return [...found, text.slice(start)];
}

/** Whether the first parenthesis is closed by the last character. */
function enclosed(text: string): boolean {
  return text.startsWith('(') && text.endsWith(')') && closesAt(text) === text.length - 1;
}

function closesAt(text: string): number {
  let depth = 0;
  let isQuoted = false;
  for (let at = 0; at < text.length; at++) {
    if (text[at] === "'") isQuoted = !isQuoted;
    if (isQuoted) continue;
    if (text[at] === '(') depth += 1;
    if (text[at] === ')' && --depth === 0) return at;
  }
  return -1;
}

/** A condition with one of its parts, at any depth, left out: each way to do it. */
export function weakened(condition: string): { without: string; condition: string }[] {
  const found = parts(condition);
  if (!found) return [];
  const join = (some: string[]) => `(${some.join(` ${found.operator} `)})`;
  return found.parts.flatMap((part, at) => {
    const others = found.parts.filter((_, other) => other !== at);
    return [
      { without: part, condition: join(others) },
      ...weakened(part).map((weaker) => ({
        without: weaker.without,
        condition: join(found.parts.map((each, other) => (other === at ? weaker.condition : each))),
      })),
    ];
  });
}

/** `( SELECT platform.may('products.write'::text) AS may)`: no column in it. */
const isAboutCaller = (part: string): boolean =>
  /^\( SELECT platform\.may\('[a-z.]+'::text\) AS may\)$/.test(part);

/** Each policy with each part of its condition left out, and with no condition at all. */
export const weakenings = (policies: readonly Policy[]): Mutant[] =>
  policies.flatMap(({ table, operation, name, using, check }) =>
    (['using', 'with check'] as const).flatMap((clause) => {
      const condition = clause === 'using' ? using : check;
      if (condition === null || condition === 'true') return [];
      // What USING has asked of the caller, and not of the row, cannot have changed: WITH CHECK only says it again.
      const isRepeated = (part: string) =>
        clause === 'with check' && isAboutCaller(part) && using?.includes(part);
      const weaker = weakened(condition).filter(({ without }) => !isRepeated(without));
      return [{ without: condition, condition: 'true' }, ...weaker].map((weaker) => ({
        places: [{ table, operation }],
        name: `${table}: ${name} ${clause} without ${weaker.without.replace(/\s+/g, ' ')}`,
        sql: `alter policy ${name} on ${table} ${clause} (${weaker.condition})`,
      }));
    }),
  );

/** Row-level security turned off, for tables of which somebody may read some rows and not others. */
export const unguarded = (tables: readonly [string, Access][]): Mutant[] =>
  tables
    .filter(
      ([, { reads }]) =>
        reads.length > 0 && !reads.some(({ who, rows }) => who === 'anonymous' && rows === 'true'),
    )
    .map(([table]) => ({
      places: [{ table, operation: 'SELECT' }],
      name: `${table}: row-level security turned off`,
      sql: `alter table ${table} disable row level security`,
    }));

/** Triggers that say whose a new row is, removed. */
export async function unstamped(client: pg.ClientBase): Promise<Mutant[]> {
  const { rows } = await client.query(
    `select tgrelid::regclass::text as table, tgname as name from pg_trigger where tgname like '\\_110\\_%'`,
  );
  return rows.map(({ table, name }) => ({
    places: [{ table, operation: 'INSERT' }],
    name: `${table}: without ${name}`,
    sql: `drop trigger ${name} on ${table}`,
  }));
}

/** Each permission that a policy asks for, taken from a role that has it or given to one that has not. */
export async function misallotted(client: pg.ClientBase, policies: readonly Policy[]): Promise<Mutant[]> {
  const { rows } = await client.query<{ kind: string; role: string; permission: string; granted: boolean }>(
    `select kind, role, permission, exists (
         select from platform.role_permissions as granted
         where (granted.kind, granted.role, granted.permission) = (all_roles.kind, all_roles.role, known.permission)
       ) as granted
     from (select distinct kind, role from platform.role_permissions) as all_roles
     join (select distinct kind, permission from platform.role_permissions) as known using (kind)
     order by 1, 2, 3`,
  );
  return rows.flatMap(({ kind, role, permission, granted }) => {
    const asking = policies.filter(({ using, check }) =>
      `${using} ${check}`.includes(`may('${permission}'::text)`),
    );
    if (asking.length === 0) return [];
    const row = [kind, role, permission].map((value) => `'${value}'`).join(', ');
    return [
      {
        places: asking.map(({ table, operation }) => ({ table, operation })),
        name: `${permission} ${granted ? 'taken from' : 'given to'} ${role}`,
        sql: granted
          ? `delete from platform.role_permissions where (kind, role, permission) = (${row})`
          : `insert into platform.role_permissions (kind, role, permission) values (${row})`,
      },
    ];
  });
}
