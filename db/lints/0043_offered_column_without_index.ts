import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Kind, parse, type TypeNode } from 'graphql';
import type pg from 'pg';
import { REPOSITORY } from '../migrate/files.ts';
import type { Finding } from './findings.ts';

const SCHEMA = path.join(REPOSITORY, 'api', 'schema.graphql');

interface Relation {
  name: string;
  /** Column names by whether a filter or order on them is an index range even under row-level security. */
  columns: Record<string, boolean>;
}

/**
 * An operator that is not leakproof runs only on rows the policy has let through, so no index can serve it; and an
 * index serves only who begins with its first column. `@isIndexed` in a column's comment says that the column stands
 * second, after one that every reader's policy or the row's parent fixes. A view has no index of its own: there it
 * says that the table below has one.
 */
const RELATIONS = `
  select c.oid::regclass::text as name, json_object_agg(a.attname,
    case when c.relkind = 'v' then coalesce(col_description(c.oid, a.attnum), '') ~ '^@isIndexed'
    else exists (
      select
      from pg_index as i
      join pg_opclass as family on family.oid = i.indclass[case when i.indkey[0] = a.attnum then 0 else 1 end]
      join pg_am as am on am.oid = family.opcmethod and am.amname = 'btree'
      cross join lateral (values (coalesce(col_description(c.oid, a.attnum), '') ~ '^@isIndexed')) as tag (present)
      where i.indrelid = c.oid and i.indisvalid and i.indpred is null
        and (i.indkey[0] = a.attnum or (tag.present and i.indnkeyatts > 1 and i.indkey[1] = a.attnum))
        and not exists (
          select
          from pg_amop
          join pg_operator as o on o.oid = amopopr
          join pg_proc as p on p.oid = o.oprcode
          where amopfamily = family.opcfamily and amoplefttype = family.opcintype and amoprighttype = family.opcintype
            and not p.proleakproof
        )
    ) end) as columns
  from pg_class as c
  join pg_namespace as n on n.oid = c.relnamespace
  join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  where n.nspname ~ '_service$' and c.relkind in ('r', 'p', 'v') and not c.relispartition
  group by c.oid
  order by 1`;

const camel = (name: string): string =>
  name.replace(/_([a-z0-9])/g, (_, letter: string) => letter.toUpperCase());

const singular = (name: string): string =>
  name
    .replace(/ies$/, 'y')
    .replace(/(ss|x|ch|sh)es$/, '$1')
    .replace(/([^su])s$/, '$1')
    .replace(/(stat|bon)us$/, '$1us');

/** The GraphQL type of a table's rows: `user_service.user_addresses` is `UserAddress`. */
const typeOf = (relation: string): string => {
  const name = camel(singular(relation.replace(/^.*\./, '')));
  return name[0]!.toUpperCase() + name.slice(1);
};

/** The name of a type, without its lists and non-nulls. */
const named = (type: TypeNode): string => ('type' in type ? named(type.type) : type.name.value);

/** A filter or an order of a type's list, by the API's word for the column. */
interface Offer {
  type: string;
  kind: 'filter' | 'order';
  word: string;
}

function offered(schema: string): Offer[] {
  return parse(schema, { noLocation: true }).definitions.flatMap((definition): Offer[] => {
    if (definition.kind === Kind.ENUM_TYPE_DEFINITION && definition.name.value.endsWith('OrderBy')) {
      const type = definition.name.value.slice(0, -'OrderBy'.length);
      const words = (definition.values ?? []).map((value) =>
        /^(.+)_ASC$/.exec(value.name.value)?.[1]?.toLowerCase(),
      );
      return words
        .filter((word) => word !== undefined && word !== 'primary_key')
        .map((word) => ({ type, kind: 'order', word: camel(word!) }));
    }
    if (definition.kind === Kind.INPUT_OBJECT_TYPE_DEFINITION && definition.name.value.endsWith('Filter')) {
      const type = definition.name.value.slice(0, -'Filter'.length);
      const words = (definition.fields ?? []).map((field) => field.name.value);
      // Filters on a scalar list operators, not columns.
      if (words.includes('equalTo') || words.includes('isNull')) return [];
      // A filter on a column takes operators; one that takes a value is a list's own, whose plans are tested with it.
      const onColumns = (definition.fields ?? []).filter((field) => /Filter$/.test(named(field.type)));
      return onColumns.map((field) => ({ type, kind: 'filter', word: field.name.value }));
    }
    return [];
  });
}

/** A filter or an order that the API offers is an index range, for every caller and at any size of the table. */
export async function offeredColumnWithoutIndex(
  client: pg.ClientBase,
  schema: string = existsSync(SCHEMA) ? readFileSync(SCHEMA, 'utf8') : 'scalar Nothing',
): Promise<Finding[]> {
  const { rows } = await client.query<Relation>(RELATIONS);
  const relations = new Map(rows.map((relation) => [typeOf(relation.name), relation]));
  return offered(schema).flatMap(({ type, kind, word }) => {
    const relation = relations.get(type);
    const column = relation && Object.keys(relation.columns).find((name) => camel(name) === word);
    if (relation && column && relation.columns[column]) return [];
    const detail = !relation
      ? 'no table is known for this type'
      : column
        ? `${relation.name}.${column} leads no index that works under row-level security`
        : `${relation.name} has no such column`;
    return [{ name: 'offered_column_without_index', subject: `${kind} ${type}.${word}`, detail }];
  });
}
