-- Definer: what monitoring may know of tables nobody reads.
create or replace function platform.worker_vitals()
returns table (
  workers bigint,
  seconds_since_seen double precision,
  event_lag_seconds double precision,
  deliveries_waiting bigint,
  deliveries_parked bigint,
  jobs_waiting bigint,
  jobs_failed bigint,
  oldest_job_seconds double precision,
  sagas_running bigint,
  sagas_stuck bigint
)
language sql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select
    alive.workers,
    alive.seconds_since_seen,
    coalesce(greatest(0, extract(epoch from clock_timestamp() - delivery.oldest)), 0)::double precision,
    delivery.waiting,
    delivery.parked,
    alive.jobs_waiting,
    alive.jobs_failed,
    alive.oldest_job_seconds,
    saga.running,
    saga.stuck
  from (
    select
      count(*) as workers,
      extract(epoch from clock_timestamp() - max(seen_at))::double precision as seconds_since_seen,
      coalesce(max(worker.jobs_waiting), 0) as jobs_waiting,
      coalesce(max(worker.jobs_failed), 0) as jobs_failed,
      coalesce(max(worker.oldest_job_seconds), 0) as oldest_job_seconds
    from platform.workers as worker
    where seen_at > clock_timestamp() - interval '15 seconds'
  ) as alive
  cross join (
    select
      min(due_at) filter (where due_at < clock_timestamp()) as oldest,
      count(*) filter (where due_at < 'infinity') as waiting,
      count(*) filter (where due_at = 'infinity') as parked
    from platform.event_deliveries
  ) as delivery
  cross join (
    select
      count(*) filter (where status in ('RUNNING', 'COMPENSATING')) as running,
      count(*) filter (where status = 'STUCK') as stuck
    from platform.sagas
    where status in ('RUNNING', 'COMPENSATING', 'STUCK')
  ) as saga
$$;

comment on function platform.worker_vitals() is
  'How the background work stands: workers alive, how late the events are (seconds), deliveries and jobs waiting and given up, sagas stuck.';
grant execute on function platform.worker_vitals() to market_api, market_worker;
