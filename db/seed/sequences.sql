-- Keys were given above; the next row made by anybody takes the next one.
do $$
declare
  serial record;
begin
  for serial in
    select
      format('%I.%I', namespace.nspname, class.relname) as table_name, column_name.attname,
      pg_get_serial_sequence(format('%I.%I', namespace.nspname, class.relname), column_name.attname) as sequence_name
    from pg_class as class
    join pg_namespace as namespace on namespace.oid = class.relnamespace
    join pg_attribute as column_name
      on column_name.attrelid = class.oid and column_name.attnum > 0 and not column_name.attisdropped
    where namespace.nspname like '%\_service' and class.relkind = 'r'
      and pg_get_serial_sequence(format('%I.%I', namespace.nspname, class.relname), column_name.attname) is not null
  loop
    execute format(
      'select setval(%L, coalesce(max(%I), 1), max(%2$I) is not null) from %s', serial.sequence_name, serial.attname,
      serial.table_name
    );
  end loop;
end
$$;
