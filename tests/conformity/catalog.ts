import type pg from 'pg';

/** One fact of a database's structure: what it is about, and what holds. */
export interface Fact {
  subject: string;
  fact: string;
}

/**
 * What the data contract speaks of, read from the catalog: tables, columns with type, default and nullability,
 * constraints by what they say (their names are free), unique indexes, enum types with their labels.
 */
export async function contractFacts(client: pg.ClientBase, schemas: readonly string[]): Promise<Fact[]> {
  const { rows } = await client.query<Fact>(
    `select c.oid::regclass::text as subject, 'table' as fact
     from pg_class as c
     where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = any ($1::regnamespace[])
     union all
     select format('%s.%s', c.oid::regclass, a.attname),
       concat_ws(' ', format_type(a.atttypid, a.atttypmod),
         case when a.attgenerated <> '' then 'generated as ' || pg_get_expr(d.adbin, d.adrelid)
           else 'default ' || pg_get_expr(d.adbin, d.adrelid) end,
         case when a.attnotnull then 'not null' end)
     from pg_class as c
     join pg_attribute as a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
     left join pg_attrdef as d on d.adrelid = c.oid and d.adnum = a.attnum
     where c.relkind in ('r', 'p') and not c.relispartition and c.relnamespace = any ($1::regnamespace[])
     union all
     select format('%s: %s', k.conrelid::regclass, k.conname), pg_get_constraintdef(k.oid)
     from pg_constraint as k
     where k.contype in ('c', 'f', 'p', 'u', 'x') and k.conrelid in (select oid from pg_class where not relispartition)
       and k.connamespace = any ($1::regnamespace[])
     union all
     select format('%s: %s', i.indrelid::regclass, (select relname from pg_class where oid = i.indexrelid)), pg_get_indexdef(i.indexrelid)
     from pg_index as i
     join pg_class as c on c.oid = i.indrelid and c.relnamespace = any ($1::regnamespace[])
     where i.indisunique and not exists (select from pg_constraint where conindid = i.indexrelid)
     union all
     select format('%s', t.oid::regtype), 'enum ' || string_agg(e.enumlabel, ', ' order by e.enumsortorder)
     from pg_type as t join pg_enum as e on e.enumtypid = t.oid
     where t.typnamespace = any ($1::regnamespace[])
     group by t.oid
     order by 1, 2`,
    [schemas],
  );
  return rows;
}

/** Facts without the name of the constraint they were found under, so that two databases can be compared. */
export const nameless = ({ subject, fact }: Fact): string => `${subject.replace(/: .*/, '')}: ${fact}`;
