-- Each service wraps it in a definer function of its own (key_values), which only platform may call. It reads with the
-- rights of the service that wraps it, and of its tables nothing but what a tag names.
create or replace function platform.read_keys(keyed regclass, columns text[], among text[] default null)
returns table (value text, rows bigint)
language plpgsql stable
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  -- Null when a part of the key is: such a row refers to nothing.
  key constant text := (select string_agg(format('%I::text', name), $_$ || ', ' || $_$) from unnest(columns) as name);
begin
  if not exists (
    select
    from platform.logical_keys(keyed) as tag
    where (keyed, columns) in ((tag.child, tag.child_columns), (tag.parent, tag.parent_columns))
  ) then
    raise exception '% (%) is on no side of a logical key', keyed, array_to_string(columns, ', ');
  end if;
  return query execute format(
    'select %1$s, count(*) from %2$s where %1$s is not null and ($1 is null or %1$s = any ($1)) group by 1', key, keyed
  ) using among;
end
$$;

comment on function platform.read_keys(regclass, text[], text[]) is
  'The values of one side of a logical key (among those given, if any) and the number of rows that have each.';
-- A service reads its own tables with it: a request has nothing to do here.
grant execute on function platform.read_keys(regclass, text[], text[]) to
  user_service, auth_service, seller_service, product_service, payment_service, logistics_service, wms_service,
  promotion_service, cart_service, order_service, review_service, qa_service, messaging_service,
  notification_service, search_service, admin_service;
