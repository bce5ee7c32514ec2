import type pg from 'pg';
import { access, words } from './access/index.ts';
import type { Access, AddRule, Rule } from './access/rules.ts';
import type { Privileges, Table } from './catalog.ts';
import {
  BECOME_NOBODY,
  PERSONAS,
  become,
  concerns,
  conditionOf,
  roleOf,
  withClaims,
  type Persona,
} from './personas.ts';
import { insertion, plausible } from './world/fill.ts';
import type { World } from './world/world.ts';

/** What goes against `access/`, a line each; none when all is as it ought to be. */
export type Differences = string[];

export const OPERATIONS = ['SELECT', 'INSERT', 'UPDATE', 'DELETE'] as const;
export type Operation = (typeof OPERATIONS)[number];

/** Rows that a persona reached, or the error that stopped it. */
type Reached = Set<string> | string;

const NOTHING: Set<string> = new Set();
/** Refusals: no privilege, a policy's check, an owner that nobody stamped, a rule. */
const REFUSALS = new Set(['42501', '23502', 'MK000']);
const NO_PRIVILEGES: Privileges = { select: [], insert: [], update: [], delete: false, other: [] };

const keyOf = ({ key }: Table) => `concat_ws('/', ${key.map((column) => `each.${column}`).join(', ')})`;
/** Rows this transaction has written. */
const WRITTEN = `pg_xact_status(each.xmin::text::xid8) = 'in progress'`;

const keysOf = (result: pg.QueryResult) => new Set<string>(result.rows.map((row) => row.key));

function difference(persona: Persona, what: string, ought: Set<string>, does: Reached): Differences {
  if (typeof does === 'string') return [`${persona.name} ${what}: ${does}`];
  const extra = [...does].filter((key) => !ought.has(key));
  const lacking = [...ought].filter((key) => !does.has(key));
  return [
    ...(extra.length ? [`${persona.name} ${what} more than it ought: ${extra.join(', ')}`] : []),
    ...(lacking.length ? [`${persona.name} ${what} less than it ought: ${lacking.join(', ')}`] : []),
  ];
}

/** Rows that rules let each persona reach, as the superuser sees it. */
export async function oughtToReach(
  client: pg.ClientBase,
  table: Table,
  rules: readonly Rule[],
  personas: readonly Persona[],
): Promise<Set<string>[]> {
  const asked = personas.map((persona) => conditionOf(rules, persona));
  const distinct = [...new Set(asked)].filter((condition) => condition !== 'false');
  const answers = new Map<string, Set<string>>([['false', NOTHING]]);
  const statements = distinct.map(
    (condition) => `select ${keyOf(table)} as key from ${table.name} as each where ${condition};`,
  );
  if (statements.length) {
    const results = [await client.query(statements.join('\n'))].flat();
    distinct.forEach((condition, at) => answers.set(condition, keysOf(results[at]!)));
  }
  return asked.map((condition) => answers.get(condition)!);
}

/** Probes of one table of a world. What ought to be is asked once; what is, at each call. */
export class TableProbes {
  readonly world: Omit<World, 'database'>;
  readonly table: Table;
  readonly access: Access;
  readonly personas: readonly Persona[];
  #reads: Promise<Set<string>[]> | undefined;

  constructor(world: Omit<World, 'database'>, name: string, personas: readonly Persona[] = PERSONAS) {
    const rules = access.get(name);
    const table = world.tables.get(name);
    if (!rules || !table) throw new Error(`${name} is not both in access/ and in the database.`);
    this.world = world;
    this.table = table;
    this.access = rules;
    this.personas = personas;
  }

  privileges(persona: Persona): Privileges {
    return this.world.privileges.get(roleOf(persona))?.get(this.table.name) ?? NO_PRIVILEGES;
  }

  /** All operations, or one; inside a transaction, of which it leaves nothing behind. */
  async differences(operation?: Operation): Promise<Differences> {
    const probes: Record<Operation, () => Promise<Differences>> = {
      SELECT: () => this.reading(),
      INSERT: async () => [...(await this.adding()), ...(await this.addingPastTheFirstLine())],
      UPDATE: async () => [...(await this.changing()), ...(await this.changingPastTheFirstLine())],
      DELETE: () => this.removing(),
    };
    const found: Differences = [];
    for (const name of operation ? [operation] : OPERATIONS) found.push(...(await probes[name]()));
    return found;
  }

  async reading(): Promise<Differences> {
    this.#reads ??= oughtToReach(this.world.client, this.table, this.access.reads, this.personas);
    const ought = await this.#reads;
    const able = this.personas.filter((persona) => this.privileges(persona).select.length > 0);
    const reached = new Map<Persona, Reached>();
    try {
      await this.world.client.query('savepoint reading');
      const statements = able.map(
        (persona) =>
          `${become(persona)} select ${keyOf(this.table)} as key from ${this.table.name} as each; ${BECOME_NOBODY}`,
      );
      // Only a SELECT gives rows; the others of a batch give none.
      const results = able.length ? [await this.world.client.query(statements.join('\n'))].flat() : [];
      const selects = results.filter((result) => result.command === 'SELECT');
      able.forEach((persona, at) => reached.set(persona, keysOf(selects[at]!)));
    } catch (error) {
      return [`reading: ${(error as Error).message}`];
    } finally {
      await this.world.client.query('rollback to savepoint reading');
    }
    return this.personas.flatMap((persona, at) =>
      difference(persona, 'reads', ought[at]!, reached.get(persona) ?? NOTHING),
    );
  }

  /** Blindly: a statement that reads nothing is bound by the policy for changes alone. */
  async changing(): Promise<Differences> {
    const ought = await oughtToReach(this.world.client, this.table, this.access.changes ?? [], this.personas);
    const found: Differences = [];
    for (const [at, persona] of this.personas.entries()) {
      const column = this.table.columns.find(
        ({ name, unique }) => !unique && this.privileges(persona).update.includes(name),
      );
      const does = column
        ? await this.attempt(
            persona,
            `update ${this.table.name} set ${column.name} = ${plausible(this.table.name, column)}`,
            async () =>
              keysOf(
                await this.world.client.query(
                  `select ${keyOf(this.table)} as key from ${this.table.name} as each where ${WRITTEN}`,
                ),
              ),
            // What is not the caller's is not there to be changed, rather than there and refused.
            { refusal: 'reported' },
          )
        : NOTHING;
      found.push(...difference(persona, 'changes', ought[at]!, does));
    }
    return found;
  }

  async removing(): Promise<Differences> {
    const ought = await oughtToReach(this.world.client, this.table, this.access.removes ?? [], this.personas);
    const found: Differences = [];
    for (const [at, persona] of this.personas.entries()) {
      let does: Reached = NOTHING;
      if (this.privileges(persona).delete) {
        const before = await this.allKeys();
        does = await this.attempt(persona, `delete from ${this.table.name}`, async () => {
          const after = await this.allKeys();
          return new Set([...before].filter((key) => !after.has(key)));
        });
      }
      found.push(...difference(persona, 'removes', ought[at]!, does));
    }
    return found;
  }

  async adding(): Promise<Differences> {
    const found: Differences = [];
    const rules = this.access.adds ?? [];
    const under = rules.find((rule) => rule.under)?.under;
    for (const persona of this.personas) {
      if (this.privileges(persona).insert.length === 0) continue;
      found.push(
        ...(under ? await this.addingUnder(persona, rules, under) : await this.addingOwn(persona, rules)),
      );
    }
    return found;
  }

  /** A row of one's own: it is there, and whose it is was not for the caller to say. */
  private async addingOwn(persona: Persona, rules: readonly AddRule[]): Promise<Differences> {
    const rows = conditionOf(rules, persona);
    const added = await this.attempt(
      persona,
      this.insertion(persona, {}),
      async () => {
        const condition = rows === 'false' ? 'true' : `not coalesce((${rows}), false)`;
        const strangers = await this.world.client.query(
          `select ${keyOf(this.table)} as key from ${this.table.name} as each where ${WRITTEN} and ${condition}`,
        );
        return strangers.rowCount ? `adds a row that is not its own` : new Set(['one']);
      },
      // What is unique per owner must not be in the way.
      { before: `delete from ${this.table.name} as each where ${rows}` },
    );
    return difference(
      persona,
      'adds',
      rows === 'false' || !hasClaims(rules, persona) ? NOTHING : new Set(['one']),
      added,
    );
  }

  /** A row under each row of a parent: only under those that are the caller's. */
  private async addingUnder(
    persona: Persona,
    rules: readonly AddRule[],
    [column, parent]: readonly [string, string],
  ): Promise<Differences> {
    const parentTable = this.world.tables.get(parent)!;
    const [ought] = await oughtToReach(this.world.client, parentTable, rules, [persona]);
    const accepted = new Set<string>();
    for (const key of (
      await this.world.client.query(`select ${keyOf(parentTable)} as key from ${parent} as each`)
    ).rows) {
      const added = await this.attempt(
        persona,
        this.insertion(persona, { [column]: key.key }),
        async () => new Set(['one']),
      );
      if (typeof added === 'string') return [`${persona.name} adds under ${key.key}: ${added}`];
      if (added.size) accepted.add(key.key);
    }
    return difference(persona, 'adds under', ought!, accepted);
  }

  /** Rows are not given away, even if the column that says whose they are were granted. */
  private changingPastTheFirstLine(): Promise<Differences> {
    return this.pastTheFirstLine(this.access.changes ?? [], (_persona, { guards }) =>
      Object.entries(guards).map(([column, [, foreign]]) => ({
        what: `sets ${column} to ${foreign}`,
        statement: `update ${this.table.name} set ${column} = ${foreign}`,
      })),
    );
  }

  /** Rows are not made for others, even if the column that says whose they are were granted. */
  private addingPastTheFirstLine(): Promise<Differences> {
    return this.pastTheFirstLine(this.access.adds ?? [], (persona, { guards }) =>
      Object.keys(guards).map((column) => {
        const values = new Map<string, string>();
        for (const [each, [own, foreign]] of Object.entries(guards)) {
          values.set(each, each === column ? foreign : withClaims(own, persona));
        }
        for (const each of this.table.columns) {
          if (each.required && !values.has(each.name))
            values.set(each.name, plausible(this.table.name, each));
        }
        const [names, given] = [[...values.keys()].join(', '), [...values.values()].join(', ')];
        return {
          what: `adds a row with a foreign ${column}`,
          statement: `insert into ${this.table.name} (${names}) values (${given})`,
        };
      }),
    );
  }

  /** With every column granted and no trigger to fill them, the policy alone refuses each of the statements. */
  private async pastTheFirstLine<R extends Rule>(
    rules: readonly R[],
    statements: (persona: Persona, rule: R) => { what: string; statement: string }[],
  ): Promise<Differences> {
    if (rules.length === 0) return [];
    const { client } = this.world;
    const found: Differences = [];
    await client.query(`savepoint past_the_first_line; alter table ${this.table.name} disable trigger user`);
    for (const persona of this.personas) {
      const rule = rules.find((each) => concerns(each, persona) && hasClaims([each], persona));
      if (!rule) continue;
      await client.query(`grant insert, update on ${this.table.name} to ${roleOf(persona)}`);
      for (const { what, statement } of statements(persona, rule)) {
        const answer = await this.attempt(persona, statement, async () => 'done', { refusal: 'reported' });
        if (!String(answer).startsWith('42501')) found.push(`${persona.name} ${what}: ${String(answer)}`);
      }
    }
    await client.query('rollback to savepoint past_the_first_line');
    return found;
  }

  /** Only with columns the persona may write; where it may write none that must be there, with defaults. */
  private insertion(persona: Persona, row: Record<string, string>): string {
    const granted = this.privileges(persona).insert;
    const columns = this.table.columns.filter(({ name }) => granted.includes(name));
    const complete = { ...this.table, columns };
    const needed = columns.some(({ name, required }) => required || name in row);
    return needed
      ? insertion(complete, row, 'required')
      : `insert into ${this.table.name} (${columns[0]!.name}) values (default)`;
  }

  private async allKeys(): Promise<Set<string>> {
    return keysOf(
      await this.world.client.query(`select ${keyOf(this.table)} as key from ${this.table.name} as each`),
    );
  }

  /** Runs a statement as the persona and says what it did; undoes it. A refusal is having reached nothing. */
  private async attempt(
    persona: Persona,
    statement: string,
    outcome: () => Promise<Reached>,
    { before = '', refusal = 'nothing' }: { before?: string; refusal?: 'nothing' | 'reported' } = {},
  ): Promise<Reached> {
    const { client } = this.world;
    await client.query('savepoint attempt');
    try {
      await client.query(`${before}; ${become(persona)}`);
      await client.query(statement);
      await client.query(BECOME_NOBODY);
      return await outcome();
    } catch (error) {
      const { code, message } = error as pg.DatabaseError;
      return refusal === 'nothing' && REFUSALS.has(code!) ? NOTHING : `${code} ${message}`;
    } finally {
      await client.query('rollback to savepoint attempt');
    }
  }
}

/** Whether the persona has what the rules that speak of it ask for. */
const hasClaims = (rules: readonly Rule[], persona: Persona): boolean =>
  rules.some(
    (rule) =>
      concerns(rule, persona) &&
      (!/:user\b/.test(rule.rows) || persona.user !== undefined) &&
      (!/:seller\b/.test(rule.rows) || persona.seller !== undefined),
  );

/** Columns that `access/` lets a role write by these rules. */
export function columnsOf(
  rules: readonly { who: string; columns: string }[],
  kinds: readonly string[],
): string[] {
  return [
    ...new Set(rules.filter(({ who }) => kinds.includes(who)).flatMap(({ columns }) => words(columns))),
  ];
}
