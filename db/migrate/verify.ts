import type pg from 'pg';

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

/** Throws, one finding a line, when the database is not what the files promise. */
export async function verify(client: pg.ClientBase): Promise<void> {
  const findings = await checkFunctionBodies(client);
  if (findings.length) throw new Error(`The database is not as the files promise:\n${findings.join('\n')}`);
}
