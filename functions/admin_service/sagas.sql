-- Definer: as failed_events(). The newest come first.
create or replace function admin_service.sagas(status admin_service.saga_status_enum default null)
returns setof admin_service.saga
language plpgsql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  if platform.current_admin_id() is null or not platform.may('operations.read') then
    perform platform.fail('FORBIDDEN', 'Only administrators who run the platform see its sagas.');
  end if;
  return query
    select
      run.saga_id, run.name, run.saga_key, run.input, run.status::admin_service.saga_status_enum, run.step,
      run.attempts::integer, run.error, run.due_at, run.is_held, run.started_by, run.started_at, run.finished_at,
      array(
        select
          row(attempt.step, attempt.direction, attempt.outcome, attempt.error, attempt.occurred_at)
            ::admin_service.saga_attempt
        from platform.saga_attempts as attempt
        where attempt.saga_id = run.saga_id
        order by attempt.saga_step_id
      )
    from platform.saga_runs as run
    where sagas.status is null or run.status = sagas.status::text
    order by run.started_at desc, run.saga_id
    limit 500;
end
$$;

comment on function admin_service.sagas(admin_service.saga_status_enum) is
  'Sagas, of one status or all, with each attempt at their steps; the 500 newest. Errors: FORBIDDEN.';
grant execute on function admin_service.sagas(admin_service.saga_status_enum) to market_admin;
