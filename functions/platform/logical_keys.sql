-- The tags are the only list there is: a key is checked from the moment its table's comment names it.
create or replace function platform.logical_keys(touching regclass default null)
returns table (child regclass, child_columns text[], parent regclass, parent_columns text[])
language sql stable
set search_path = pg_catalog, extensions, pg_temp
as $$
  select
    child.oid::regclass,
    string_to_array(replace(part[1], ' ', ''), ','),
    parent.oid::regclass,
    string_to_array(replace(part[4], ' ', ''), ',')
  from pg_class as child
  join pg_namespace as n on n.oid = child.relnamespace
  cross join regexp_matches(
    obj_description(child.oid, 'pg_class'),
    '^@foreignKey \(([a-z_0-9, ]+)\) references ([a-z_0-9]+)\.([a-z_0-9]+) \(([a-z_0-9, ]+)\)',
    'gn'
  ) as part
  -- Not to_regclass(): that asks for USAGE on the other schema, which a service may not have.
  join pg_namespace as target on target.nspname = part[2]
  join pg_class as parent on parent.relnamespace = target.oid and parent.relname = part[3]
  where n.nspname ~ '^(platform|.+_service)$'
    and child.relkind in ('r', 'p')
    and not child.relispartition
    -- To look through every comment for one table takes longer than to read its keys.
    and (
      touching is null
      or child.oid = touching
      or obj_description(child.oid, 'pg_class') like '%references ' || touching || ' (%'
    )
$$;

comment on function platform.logical_keys(regclass) is
  'The keys that cross a service''s border: every @foreignKey smart tag as the catalog has it now, or those at whose one side a table is.';
grant execute on function platform.logical_keys(regclass) to
  user_service, auth_service, seller_service, product_service, payment_service, logistics_service, wms_service,
  promotion_service, cart_service, order_service, review_service, qa_service, messaging_service,
  notification_service, search_service, admin_service;
