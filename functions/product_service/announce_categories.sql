-- Definer: as announce_brands(). What is below a category moves with it and is not told of by itself.
create or replace function product_service.announce_categories()
returns trigger
language plpgsql security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  ids text[];
  payloads jsonb[];
begin
  select
    array_agg(now.category_id::text order by now.category_id),
    array_agg(jsonb_build_object('categoryId', now.category_id) order by now.category_id)
  into ids, payloads
  from changed as now
  join was using (category_id)
  where (now.name, now.parent_id) is distinct from (was.name, was.parent_id);
  if ids is not null then
    perform platform.emit_all('category.changed', ids, payloads);
  end if;
  return null;
end
$$;

comment on function product_service.announce_categories() is
  'Trigger, after a statement that updates categories: tells of those that were renamed or moved.';
