import { jest } from '@jest/globals';
import pg from 'pg';
import { acting, type Claims } from './callers.ts';

/** A statement as it was sent to the database. */
export interface Statement {
  text: string;
  values: unknown[];
}

/** What this process sends to the database while `work` runs: the server under test runs in it. */
export async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
  const sent: Statement[] = [];
  const query = jest.spyOn(pg.Client.prototype, 'query');
  try {
    await work();
    for (const [config, values] of query.mock.calls as unknown as [string | Statement, unknown[]?][]) {
      if (typeof config === 'string')
        sent.push({ text: config, values: Array.isArray(values) ? values : [] });
      else sent.push({ text: config.text, values: config.values ?? [] });
    }
  } finally {
    query.mockRestore();
  }
  return sent;
}

/** A step of a plan, as EXPLAIN (ANALYZE, FORMAT JSON) tells it. */
export interface PlanNode {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Index Cond'?: string;
  'Actual Rows': number;
  'Actual Loops': number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  Plans?: PlanNode[];
}

function flat(node: PlanNode): PlanNode[] {
  return [node, ...(node.Plans ?? []).flatMap(flat)];
}

/** How the database runs a statement for a caller. */
export async function planOf(pool: pg.Pool, claims: Claims, statement: Statement): Promise<PlanNode[]> {
  return acting(pool, claims, async (client) => {
    const { rows } = await client.query(
      `explain (analyze, timing off, format json) ${statement.text}`,
      statement.values,
    );
    return flat(rows[0]['QUERY PLAN'][0].Plan as PlanNode);
  });
}

/** Rows of tables named like `relation` that a plan looked at, kept or not. */
export function examined(plan: PlanNode[], relation: RegExp): number {
  return plan
    .filter((node) => relation.test(node['Relation Name'] ?? ''))
    .reduce(
      (sum, node) =>
        sum +
        node['Actual Loops'] *
          (node['Actual Rows'] +
            (node['Rows Removed by Filter'] ?? 0) +
            (node['Rows Removed by Index Recheck'] ?? 0)),
      0,
    );
}
