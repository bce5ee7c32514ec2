-- Definer: the worker makes no tables. Called at the end of this file, so that a database has its partitions as soon
-- as it has events, and by the worker every day.
create or replace function platform.prepare_event_partitions(ahead integer default 3)
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
set timezone = 'UTC'
set lock_timeout = '200ms'
as $$
declare
  parent text;
  month date;
  part text;
begin
  perform pg_advisory_xact_lock(7203405);
  foreach parent in array array['events', 'event_consumptions'] loop
    for month in
      select generate_series(date_trunc('month', now()), date_trunc('month', now()) + ahead * interval '1 month', '1 month')
    loop
      part := format('%s_%s', parent, to_char(month, 'YYYY_MM'));
      continue when to_regclass('platform.' || part) is not null;
      begin
        execute format(
          'create table platform.%I partition of platform.%I for values from (%L) to (%L)',
          part, parent, month::timestamptz, (month + interval '1 month')::timestamptz
        );
      exception when check_violation then
        -- The month has begun in the default partition, which keeps it: nothing is lost, and check_invariants() tells.
        continue;
      end;
      execute format('alter table platform.%I enable row level security', part);
      execute format('revoke update, delete, truncate on platform.%I from platform', part);
    end loop;
  end loop;
end
$$;

comment on function platform.prepare_event_partitions(integer) is
  'Makes the partitions of events and of their consumptions for this month and some months ahead.';
grant execute on function platform.prepare_event_partitions(integer) to market_worker;

select platform.prepare_event_partitions();
