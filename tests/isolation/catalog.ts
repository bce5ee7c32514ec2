import type pg from 'pg';
import { REQUEST_ROLES, SERVICES } from '../../db/services.ts';

export interface Column {
  name: string;
  type: string;
  /** Labels of an enum type. */
  labels: string[] | null;
  maxLength: number | null;
  /** Must be given when a row is inserted. */
  required: boolean;
  /** Part of some unique index. */
  unique: boolean;
}

export interface Table {
  /** `<schema>.<table>` */
  name: string;
  columns: Column[];
  key: string[];
  rowSecurity: boolean;
}

/** What a request role may do with a table. */
export interface Privileges {
  select: string[];
  insert: string[];
  update: string[];
  delete: boolean;
  /** TRUNCATE, REFERENCES, TRIGGER. */
  other: string[];
}

/** The tables of the services, by name. */
export async function readTables(client: pg.ClientBase): Promise<Map<string, Table>> {
  const { rows } = await client.query<Table>(
    `select format('%s.%s', n.nspname, c.relname) as name, c.relrowsecurity as "rowSecurity",
       -- Of a partitioned table whose key is each partition's own, that of the partitions.
       (select array_agg(a.attname::text order by array_position(i.indkey::int[], a.attnum::int))
        from pg_index as i join pg_attribute as a on a.attrelid = i.indrelid and a.attnum = any (i.indkey)
        where i.indisprimary and i.indrelid
          in (c.oid, (select inhrelid from pg_inherits where inhparent = c.oid limit 1))) as key,
       (select jsonb_agg(jsonb_build_object(
          'name', a.attname, 'type', t.typname,
          'labels', (select jsonb_agg(e.enumlabel order by e.enumsortorder)
                     from pg_enum as e where e.enumtypid = t.oid),
          'maxLength', case when t.typname = 'varchar' and a.atttypmod > 4 then a.atttypmod - 4 end,
          'required', a.attnotnull and not a.atthasdef and a.attidentity = '',
          'unique', exists (select from pg_index as i
                            where i.indrelid = c.oid and i.indisunique and a.attnum = any (i.indkey))
        ) order by a.attnum)
        from pg_attribute as a join pg_type as t on t.oid = a.atttypid
        where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped) as columns
     from pg_class as c join pg_namespace as n on n.oid = c.relnamespace
     where n.nspname = any ($1) and c.relkind in ('r', 'p') and not c.relispartition
     order by 1`,
    [SERVICES],
  );
  return new Map(rows.map((table) => [table.name, table]));
}

/** What each request role may do, inherited rights included: role → table → privileges. */
export async function readPrivileges(client: pg.ClientBase): Promise<Map<string, Map<string, Privileges>>> {
  const { rows } = await client.query<Privileges & { role: string; table: string }>(
    `select r.rolname as role, format('%s.%s', n.nspname, c.relname) as table,
       may."select", may."insert", may."update", has_table_privilege(r.oid, c.oid, 'delete') as delete,
       array(select p from unnest(array['truncate', 'references', 'trigger']) as p
             where has_table_privilege(r.oid, c.oid, p)) as other
     from pg_roles as r
     cross join pg_class as c
     join pg_namespace as n on n.oid = c.relnamespace
     cross join lateral (
       select
         coalesce(array_agg(name order by name) filter (where has_column_privilege(r.oid, c.oid, name, 'select')), '{}'),
         coalesce(array_agg(name order by name) filter (where has_column_privilege(r.oid, c.oid, name, 'insert')), '{}'),
         coalesce(array_agg(name order by name) filter (where has_column_privilege(r.oid, c.oid, name, 'update')), '{}')
       from (select attname::text from pg_attribute where attrelid = c.oid and attnum > 0 and not attisdropped)
         as each (name)
     ) as may ("select", "insert", "update")
     where r.rolname = any ($1) and n.nspname = any ($2) and c.relkind in ('r', 'p') and not c.relispartition`,
    [REQUEST_ROLES, SERVICES],
  );
  const byRole = new Map(REQUEST_ROLES.map((role) => [role as string, new Map<string, Privileges>()]));
  for (const { role, table, ...privileges } of rows) byRole.get(role)!.set(table, privileges);
  return byRole;
}
