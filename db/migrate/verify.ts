import type pg from 'pg';
import { lint } from '../lints/findings.ts';
import { withQualifiedNames } from '../lints/session.ts';
import { differences, pinsAreCurrent, readFacts } from '../pins/pins.ts';
import { unmadeObjects } from '../pins/unmade.ts';

/**
 * Bodies are unchecked while functions are made, since they may call one another; here each is put to its
 * language's own validator, as `create function` would.
 */
export async function checkFunctionBodies(client: pg.ClientBase): Promise<string[]> {
  const { rows } = await client.query(
    `select p.oid, p.oid::regprocedure::text as name, l.lanname as language
     from pg_proc as p
     join pg_language as l on l.oid = p.prolang
     join pg_namespace as n on n.oid = p.pronamespace
     where l.lanname in ('sql', 'plpgsql') and pg_has_role(p.proowner, 'MEMBER')
       and exists (select from pg_roles where rolname = n.nspname)
     order by 2`,
  );
  const broken: string[] = [];
  for (const { oid, name, language } of rows) {
    const validator = language === 'sql' ? 'fmgr_sql_validator' : 'plpgsql_validator';
    try {
      await client.query(`select ${validator}($1)`, [oid]);
    } catch (error) {
      broken.push(`${name}: ${(error as Error).message}`);
    }
  }
  return broken;
}

/**
 * Where the database is not what the files make. While SQL files are being worked on the pins are older than they
 * are and cannot tell; then only what no file mentions is reported, until `npm run db:docs` writes the pins anew. In
 * what is committed the pins are current (`npm run db:check`), so that a deployment is stopped by any difference.
 */
export async function checkDrift(client: pg.ClientBase): Promise<string[]> {
  if (pinsAreCurrent()) return differences(await readFacts(client));
  return withQualifiedNames(client, async () =>
    (await unmadeObjects(client)).map((object) => `+ ${object}, which no file makes`),
  );
}

/** Throws, one finding a line, when the database is not what the files promise. */
export async function verify(client: pg.ClientBase): Promise<void> {
  const findings = [
    ...(await checkFunctionBodies(client)),
    ...(await lint(client)),
    ...(await checkDrift(client)).map((line) => `drift: ${line}`),
  ];
  if (findings.length) throw new Error(`The database is not as the files promise:\n${findings.join('\n')}`);
}
