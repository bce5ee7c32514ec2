import type pg from 'pg';
import { withQualifiedNames } from '../lints/session.ts';
import { MANAGED_SCHEMAS } from '../services.ts';

export interface Column {
  name: string;
  type: string;
  required: boolean;
  default: string | null;
  comment: string | null;
  inPrimaryKey: boolean;
  unique: boolean;
}

/** A foreign key, or a logical one: a `@foreignKey` smart tag. */
export interface Reference {
  columns: string[];
  target: string;
  targetColumns: string[];
  logical: boolean;
  /** Whether a child may be without a parent, and whether a parent has at most one child. */
  optional: boolean;
  single: boolean;
}

export interface Table {
  schema: string;
  name: string;
  comment: string | null;
  columns: Column[];
  references: Reference[];
}

export interface EnumType {
  schema: string;
  name: string;
  labels: string[];
  comment: string | null;
}

/** A view or command of one service that another may use. */
export interface Published {
  schema: string;
  name: string;
  kind: 'view' | 'command';
  readers: string[];
  comment: string | null;
}

export interface Catalog {
  tables: Table[];
  enums: EnumType[];
  published: Published[];
}

const MANAGED = `n.nspname ~ '^(platform|.+_service)$'`;

const TABLES = `
  select n.nspname as schema, c.relname as name, obj_description(c.oid, 'pg_class') as comment,
    (
      select json_agg(json_build_object(
        'name', a.attname,
        'type', format_type(a.atttypid, a.atttypmod),
        'required', a.attnotnull,
        'default', case when a.attidentity <> '' then 'identity' else pg_get_expr(d.adbin, d.adrelid) end,
        'comment', col_description(c.oid, a.attnum),
        'inPrimaryKey', exists (
          select from pg_index where indrelid = c.oid and indisprimary and a.attnum = any (indkey)
        ),
        'unique', exists (
          select from pg_index
          where indrelid = c.oid and indisunique and not indisprimary and indpred is null
            and indnkeyatts = 1 and indkey[0] = a.attnum
        )
      ) order by a.attnum)
      from pg_attribute as a
      left join pg_attrdef as d on d.adrelid = a.attrelid and d.adnum = a.attnum
      where a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
    ) as columns,
    coalesce((
      select json_agg(json_build_object(
        'columns', (
          select json_agg(a.attname order by key.at)
          from unnest(k.conkey) with ordinality as key (attnum, at)
          join pg_attribute as a on a.attrelid = k.conrelid and a.attnum = key.attnum
        ),
        'target', k.confrelid::regclass,
        'targetColumns', (
          select json_agg(a.attname order by key.at)
          from unnest(k.confkey) with ordinality as key (attnum, at)
          join pg_attribute as a on a.attrelid = k.confrelid and a.attnum = key.attnum
        )
      ) order by k.conname)
      from pg_constraint as k
      where k.conrelid = c.oid and k.contype = 'f' and k.conparentid = 0
    ), '[]') as keys
  from pg_class as c
  join pg_namespace as n on n.oid = c.relnamespace
  where ${MANAGED} and c.relkind in ('r', 'p') and not c.relispartition and c.relname !~ '^product_documents_\\d'
  order by n.nspname, c.relname`;

const UNIQUE_KEYS = `
  select i.indrelid::regclass::text as table, (
    select json_agg(a.attname order by a.attname)
    from unnest(i.indkey[0:i.indnkeyatts - 1]) as key (attnum)
    join pg_attribute as a on a.attrelid = i.indrelid and a.attnum = key.attnum
  ) as columns
  from pg_index as i
  join pg_class as c on c.oid = i.indrelid
  join pg_namespace as n on n.oid = c.relnamespace
  where ${MANAGED} and i.indisunique and i.indpred is null and i.indexprs is null`;

const ENUMS = `
  select n.nspname as schema, t.typname as name, obj_description(t.oid, 'pg_type') as comment,
    (select json_agg(enumlabel order by enumsortorder) from pg_enum where enumtypid = t.oid) as labels
  from pg_type as t
  join pg_namespace as n on n.oid = t.typnamespace
  where ${MANAGED} and t.typtype = 'e'
  order by n.nspname, t.typname`;

const PUBLISHED = `
  select n.nspname as schema, c.relname as name, 'view' as kind, obj_description(c.oid, 'pg_class') as comment,
    json_agg(distinct pg_get_userbyid(acl.grantee)) as readers
  from pg_class as c
  join pg_namespace as n on n.oid = c.relnamespace
  cross join aclexplode(c.relacl) as acl
  where ${MANAGED} and c.relkind in ('v', 'm') and acl.grantee <> c.relowner
    and pg_get_userbyid(acl.grantee) ~ '^(platform|.+_service)$'
  group by n.nspname, c.oid, c.relname
  union all
  select n.nspname, p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')', 'command',
    obj_description(p.oid, 'pg_proc'), json_agg(distinct pg_get_userbyid(acl.grantee))
  from pg_proc as p
  join pg_namespace as n on n.oid = p.pronamespace
  cross join aclexplode(p.proacl) as acl
  where ${MANAGED} and acl.grantee <> p.proowner and pg_get_userbyid(acl.grantee) ~ '^(platform|.+_service)$'
  group by n.nspname, p.oid, p.proname
  order by 1, 3 desc, 2`;

/** The way DDL is written by people. */
const shortType = (type: string): string =>
  type
    .replace('character varying', 'varchar')
    .replace(/timestamp(\(\d+\))? with time zone/, 'timestamptz$1')
    .replace(/timestamp(\(\d+\))? without time zone/, 'timestamp$1');

const same = (a: string[], b: string[]): boolean =>
  a.length === b.length && [...a].sort().join() === [...b].sort().join();

function logicalKeys(
  comment: string | null,
): { columns: string[]; target: string; targetColumns: string[] }[] {
  const names = (list: string) => list.split(',').map((name) => name.trim());
  return [...(comment ?? '').matchAll(/^@foreignKey \(([^)]+)\) references (\S+) \(([^)]+)\)/gm)].map(
    (match) => ({
      columns: names(match[1]!),
      target: match[2]!,
      targetColumns: names(match[3]!),
    }),
  );
}

const inServiceOrder = (a: { schema: string }, b: { schema: string }): number =>
  (MANAGED_SCHEMAS as readonly string[]).indexOf(a.schema) -
  (MANAGED_SCHEMAS as readonly string[]).indexOf(b.schema);

/** What the documents are made of. */
export async function readCatalog(client: pg.ClientBase): Promise<Catalog> {
  return withQualifiedNames(client, async () => {
    const { rows: uniqueKeys } = await client.query<{ table: string; columns: string[] }>(UNIQUE_KEYS);
    const { rows: tables } = await client.query(TABLES);
    const { rows: enums } = await client.query(ENUMS);
    const { rows: published } = await client.query(PUBLISHED);
    return {
      tables: tables
        .map(({ schema, name, comment, columns, keys }): Table => {
          const reference =
            (logical: boolean) =>
            (key: Pick<Reference, 'columns' | 'target' | 'targetColumns'>): Reference => ({
              ...key,
              logical,
              optional: key.columns.some(
                (each) => !columns.find((column: Column) => column.name === each)?.required,
              ),
              single: uniqueKeys.some(
                (unique) => unique.table === `${schema}.${name}` && same(unique.columns, key.columns),
              ),
            });
          return {
            schema,
            name,
            comment,
            columns: columns.map((column: Column) => ({ ...column, type: shortType(column.type) })),
            references: [...keys.map(reference(false)), ...logicalKeys(comment).map(reference(true))],
          };
        })
        .sort(inServiceOrder),
      enums: (enums as EnumType[]).sort(inServiceOrder),
      published: (published as Published[])
        .map((each) => ({ ...each, readers: each.readers.sort() }))
        .sort(inServiceOrder),
    };
  });
}
