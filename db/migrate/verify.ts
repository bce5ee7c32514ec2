import type pg from 'pg';
import { lint } from '../lints/findings.ts';
import { differences, pinsAreCurrent, readFacts } from '../pins/pins.ts';

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
 * Where the database is not what the files make: a line each, none when the pins are older than the files and
 * so cannot tell.
 */
export async function checkDrift(client: pg.ClientBase): Promise<string[]> {
  return pinsAreCurrent() ? differences(await readFacts(client)) : [];
}

/**
 * Throws, one finding a line, when the database is not what the files promise. While SQL files are being worked
 * on the pins are older than they are: then drift is not judged, and `npm run db:docs` writes the pins anew. In
 * what is committed the pins are current (`npm run db:check`), so that an object no file makes stops a deployment.
 */
export async function verify(client: pg.ClientBase): Promise<void> {
  const findings = [
    ...(await checkFunctionBodies(client)),
    ...(await lint(client)),
    ...(await checkDrift(client)).map((line) => `drift: ${line}`),
  ];
  if (findings.length) throw new Error(`The database is not as the files promise:\n${findings.join('\n')}`);
}
