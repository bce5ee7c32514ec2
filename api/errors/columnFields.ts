import type { Pool } from 'pg';
import { REQUEST_ROLES } from '../../db/services.ts';

/** The part of pg's DatabaseError that says what a value broke. */
export interface Violation {
  schema?: unknown;
  table?: unknown;
  column?: unknown;
  constraint?: unknown;
}

/** The input field that a violation is about; undefined when no client could have sent it. */
export type FieldOf = (violation: Violation) => string | undefined;

/** Nothing is known of any. */
export const noFields: FieldOf = () => undefined;

/**
 * The columns of every constraint, in the order they were written in the table, and of every table; only those that some
 * request role may read or write, and that the API's schema therefore names anyway.
 */
const QUESTION = `
  with shown as (
    select
      attribute.attrelid, service.nspname || '.' || relation.relname as "table", attribute.attnum,
      attribute.attname as column
    from pg_catalog.pg_attribute as attribute
    join pg_catalog.pg_class as relation on relation.oid = attribute.attrelid
    join pg_catalog.pg_namespace as service on service.oid = relation.relnamespace
    where attribute.attnum > 0 and not attribute.attisdropped and relation.relkind in ('r', 'p')
      and service.nspname like '%\\_service'
      and exists (
        select from unnest($1::text[]) as role
        where pg_catalog.has_column_privilege(role, relation.oid, attribute.attnum, 'select, insert, update')
      )
  )
  select shown."table", 'column ' || shown.column as name, shown.column
  from shown
  union all
  (
    select distinct on (shown."table", broken.conname) shown."table", 'constraint ' || broken.conname, shown.column
    from pg_catalog.pg_constraint as broken
    join shown on shown.attrelid = broken.conrelid and shown.attnum = any (broken.conkey)
    where shown.column <> 'user_id'
    order by shown."table", broken.conname, shown.attnum
  )`;

const camelCase = (column: string) => column.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase());

/** Reads from the catalog, once, which field each constraint is about. */
export async function readColumnFields(pool: Pool): Promise<FieldOf> {
  const { rows } = await pool.query<{ table: string; name: string; column: string }>(QUESTION, [
    [...REQUEST_ROLES],
  ]);
  const fields = new Map(rows.map(({ table, name, column }) => [`${table} ${name}`, camelCase(column)]));
  return ({ schema, table, column, constraint }) => {
    const broken = constraint === undefined ? `column ${String(column)}` : `constraint ${String(constraint)}`;
    return fields.get(`${String(schema)}.${String(table)} ${broken}`);
  };
}
