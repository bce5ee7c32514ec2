-- A `@foreignKey` smart tag that is misspelt vanishes from GraphQL without a word. It names existing columns of
-- the same types on both sides, a unique target, and a field for each direction that no other key of the target has.
with tags as (
  select c.oid, c.relnamespace, line
  from pg_class as c
  join pg_namespace as n on n.oid = c.relnamespace
  cross join regexp_split_to_table(obj_description(c.oid, 'pg_class'), '\n') as line
  where n.nspname ~ '^(platform|.+_service)$'
    and line ~* '@foreign_?key'
),
keys as (
  select
    tags.*,
    string_to_array(replace(part[1], ' ', ''), ',') as columns,
    to_regclass(part[2]) as target,
    part[2] as target_name,
    string_to_array(replace(part[3], ' ', ''), ',') as target_columns,
    part[4] as field,
    part[5] as back_field
  from tags
  left join lateral regexp_matches(
    line,
    '^@foreignKey \(([a-z_0-9, ]+)\) references ([a-z_0-9]+\.[a-z_0-9]+) \(([a-z_0-9, ]+)\)'
      || '\|@fieldName ([A-Za-z0-9]+)\|@foreignFieldName ([A-Za-z0-9]+)(?:\|@[A-Za-z]+ [^|]+)*$'
  ) as part on true
),
problems as (
  select
    keys.*,
    case
      when columns is null then
        'is not written @foreignKey (…) references <schema>.<table> (…)|@fieldName …|@foreignFieldName …'
      when target is null then format('%s does not exist', target_name)
      when cardinality(columns) <> cardinality(target_columns) then 'has another number of columns than its target'
      when exists (
        select
        from unnest(columns, target_columns) as pair (here, there)
        left join pg_attribute as a on a.attrelid = keys.oid and a.attname = pair.here and not a.attisdropped
        left join pg_attribute as b on b.attrelid = target and b.attname = pair.there and not b.attisdropped
        where a.attnum is null or b.attnum is null
      ) then 'names a column that does not exist'
      when exists (
        select
        from unnest(columns, target_columns) as pair (here, there)
        join pg_attribute as a on a.attrelid = keys.oid and a.attname = pair.here
        join pg_attribute as b on b.attrelid = target and b.attname = pair.there
        where a.atttypid <> b.atttypid
      ) then 'and its target are of different types'
      when not exists (
        select
        from pg_index as i
        where i.indrelid = target
          and i.indisunique
          and i.indpred is null
          and (
            select array_agg(a.attname::text order by a.attname)
            from unnest(i.indkey[0:i.indnkeyatts - 1]) as key (attnum)
            join pg_attribute as a on a.attrelid = i.indrelid and a.attnum = key.attnum
          ) = (select array_agg(name order by name) from unnest(target_columns) as name)
      ) then format('refers to columns of %s that are not unique', target_name)
      when exists (
        select
        from keys as rival
        where rival.oid = keys.oid and rival.field = keys.field and rival.line <> keys.line
      ) then format('gives its table a second field %s', field)
      when exists (
        select
        from keys as rival
        where rival.target = keys.target
          and rival.back_field = keys.back_field
          and (rival.oid, rival.line) <> (keys.oid, keys.line)
      ) then format('gives %s a second field %s', target_name, back_field)
      when exists (select from pg_class as other where other.oid = target and other.relnamespace = keys.relnamespace)
        then 'stays in its own service: make it a foreign key'
    end as problem
  from keys
)
select
  'logical_key_broken' as name,
  format('%s: %s', oid::regclass, line) as subject,
  problem as detail
from problems
where problem is not null
order by subject;
