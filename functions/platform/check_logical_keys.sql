-- Definer: only platform may ask the services for their keys. Each side is read by its own service, the parent's only
-- among the values the child has, so that no service's role, and no role above them, sees two services' tables.
-- One snapshot for all of it (it is stable): a row made meanwhile is no orphan.
create or replace function platform.check_logical_keys()
returns table (child text, "column" text, parent text, key text, rows bigint)
language plpgsql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  most constant integer := 100;
  tag record;
begin
  for tag in
    select tags.*, here.nspname as child_service, there.nspname as parent_service
    from platform.logical_keys() as tags
    join pg_class as c on c.oid = tags.child
    join pg_namespace as here on here.oid = c.relnamespace
    join pg_class as p on p.oid = tags.parent
    join pg_namespace as there on there.oid = p.relnamespace
    order by tags.child::text, tags.child_columns
  loop
    return query execute format(
      'with held as materialized (
        select * from %I.key_values($1, $2)
      ), known as materialized (
        select value from %I.key_values($3, $4, array(select value from held))
      ), orphan as (
        select *, row_number() over (order by held.rows desc, value) as place
        from held
        where not exists (select from known where known.value = held.value)
      )
      select $1::text, $5, $3::text, value, rows from orphan where place <= $6
      union all
      select $1::text, $5, $3::text, null, sum(rows)::bigint from orphan where place > $6 having count(*) > 0',
      tag.child_service, tag.parent_service
    )
    using tag.child, tag.child_columns, tag.parent, tag.parent_columns, array_to_string(tag.child_columns, ', '), most;
  end loop;
end
$$;

comment on function platform.check_logical_keys() is
  'Values that refer to a row of another service that is not there, by the @foreignKey tags: the hundred that most rows have of each key, then one line without a key for all others. Nothing when all is well.';
grant execute on function platform.check_logical_keys() to market_worker;
