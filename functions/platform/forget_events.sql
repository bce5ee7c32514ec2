-- Definer: the worker drops no tables. Whole months only: what is append-only is never deleted row by row.
create or replace function platform.forget_events(months integer)
returns integer
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
set timezone = 'UTC'
set lock_timeout = '200ms'
as $$
declare
  oldest_kept date := date_trunc('month', now()) - months * interval '1 month';
  part regclass;
  parent text;
  still_needed boolean;
  forgotten integer := 0;
begin
  if months < 1 then
    raise exception 'events of the last month are always kept';
  end if;
  for part in
    select child.oid::regclass
    from pg_inherits as link
    join pg_class as child on child.oid = link.inhrelid
    where link.inhparent in ('platform.events'::regclass, 'platform.event_consumptions'::regclass)
      and child.relname ~ '_\d{4}_\d{2}$'
      and to_date(right(child.relname, 7), 'YYYY_MM') < oldest_kept
      and not exists (
        select
        from platform.event_deliveries as delivery
        where to_char(delivery.occurred_at, 'YYYY_MM') = right(child.relname, 7)
      )
  loop
    execute format('drop table %s', part);
    forgotten := forgotten + 1;
  end loop;

  -- What came while its month had no partition goes the same way, with the partition it came into.
  foreach parent in array array['events', 'event_consumptions'] loop
    execute format(
      'select count(*) = 0
        or max(stray.occurred_at) >= $1
        or exists (
          select
          from platform.event_deliveries as delivery
          where delivery.occurred_at between min(stray.occurred_at) and max(stray.occurred_at)
        )
      from platform.%I as stray',
      parent || '_default'
    ) into still_needed using oldest_kept;
    continue when still_needed;
    execute format('drop table platform.%I', parent || '_default');
    execute format('create table platform.%I partition of platform.%I default', parent || '_default', parent);
    execute format('alter table platform.%I enable row level security', parent || '_default');
    execute format('revoke update, delete, truncate on platform.%I from platform', parent || '_default');
    forgotten := forgotten + 1;
  end loop;
  return forgotten;
end
$$;

comment on function platform.forget_events(integer) is
  'Drops the months of events, and of their consumptions, before the last so many; a month with an undelivered event stays. What the default partitions hold goes once all of it is that old. Returns how many partitions went.';
grant execute on function platform.forget_events(integer) to market_worker;
