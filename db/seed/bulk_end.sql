-- Adding a key checks every row that is there.
do $$
declare
  key record;
begin
  for key in select * from pg_temp.resting_keys order by table_name, name loop
    execute format('alter table %s add constraint %I %s', key.table_name, key.name, key.definition);
    execute format('comment on constraint %I on %s is %L', key.name, key.table_name, key.description);
  end loop;
end
$$;
