-- Definer: the table of workers is nobody's to write.
create or replace function platform.beat_worker(
  worker_id uuid,
  host text,
  pid integer,
  job_locks text[],
  jobs_waiting bigint,
  jobs_failed bigint,
  oldest_job_seconds double precision,
  is_first boolean
)
returns boolean
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  if is_first then
    insert into platform.workers (worker_id, host, pid, job_locks)
    values (beat_worker.worker_id, beat_worker.host, beat_worker.pid, beat_worker.job_locks);
    return true;
  end if;
  update platform.workers as worker
  set
    seen_at = clock_timestamp(),
    job_locks = beat_worker.job_locks,
    jobs_waiting = beat_worker.jobs_waiting,
    jobs_failed = beat_worker.jobs_failed,
    oldest_job_seconds = beat_worker.oldest_job_seconds
  where worker.worker_id = beat_worker.worker_id;
  return found;
end
$$;

comment on function platform.beat_worker(uuid, text, integer, text[], bigint, bigint, double precision, boolean) is
  'A worker is alive, holds jobs under these names and sees so many waiting. False when the others have buried it: what it held is theirs now, and it must end.';
grant execute on function platform.beat_worker(uuid, text, integer, text[], bigint, bigint, double precision, boolean)
  to market_worker;
