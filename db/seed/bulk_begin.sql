-- For a big catalogue: checking the foreign keys of millions of rows one at a time takes half of the load, checking
-- them all at the end seconds. Their definitions are kept as they are found and come back in bulk_end.sql.
create temporary table resting_keys on commit drop as
select
  conrelid::regclass::text as table_name, conname as name, pg_get_constraintdef(oid) as definition,
  obj_description(oid, 'pg_constraint') as description
from pg_constraint
where contype = 'f' and conrelid in (
  'product_service.products'::regclass, 'product_service.product_variants'::regclass,
  'product_service.product_images'::regclass
);

do $$
declare
  key record;
begin
  for key in select * from pg_temp.resting_keys loop
    execute format('alter table %s drop constraint %I', key.table_name, key.name);
  end loop;
end
$$;
