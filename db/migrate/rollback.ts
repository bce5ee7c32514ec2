import pg from 'pg';
import type { Connections } from '../connections.ts';
import type { ManagedSchema } from '../services.ts';
import { migrationsOf } from './files.ts';
import { appliedVersions, dbmate } from './history.ts';
import { MIGRATION_LOCK, migratingLogin } from './migrate.ts';

/**
 * Takes back the newest applied migration of `service` and returns its path. Published views stand on tables
 * and would refuse; they are dropped first, with those that require them, and are made again, like every
 * repeatable, by the next migration: the ledger of what is applied is emptied for that.
 */
export async function rollBackNewest(
  connections: Connections,
  service: ManagedSchema,
): Promise<string | undefined> {
  const url = await migratingLogin(connections);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [MIGRATION_LOCK]);
    const versions = [...(await appliedVersions(client)).get(service)!].sort();
    const newest = migrationsOf(service).find((migration) => migration.version === versions.at(-1));
    if (!newest) return undefined;
    const { rows: views } = await client.query(
      `select c.oid::regclass as name from pg_class as c
       where c.relnamespace = to_regnamespace($1) and c.relkind = 'v'`,
      [service],
    );
    await client.query('begin');
    for (const view of views) await client.query(`drop view if exists ${view.name} cascade`);
    // So do functions that return a table's rows or take them, one or many.
    const { rows: functions } = await client.query(
      `select distinct d.objid::regprocedure as name
       from pg_depend as d
       join pg_type as t on t.oid = d.refobjid
       left join pg_type as element on element.oid = t.typelem
       where d.classid = 'pg_proc'::regclass and d.refclassid = 'pg_type'::regclass
         and (t.typrelid <> 0 or element.typrelid <> 0) and t.typnamespace = to_regnamespace($1)`,
      [service],
    );
    for (const each of functions) await client.query(`drop function if exists ${each.name} cascade`);
    const { rows } = await client.query(
      `select to_regclass('platform.applied_sections') is not null as kept`,
    );
    if (rows[0].kept)
      await client.query(
        `delete from platform.applied_sections; insert into platform.releases (hash) values ('taken back')`,
      );
    await client.query('commit');
    await dbmate(url, service, 'rollback');
    return newest.path;
  } finally {
    await client.end();
  }
}
