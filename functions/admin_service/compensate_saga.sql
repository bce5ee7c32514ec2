-- Definer: as retry_event().
create or replace function admin_service.compensate_saga(saga_id uuid)
returns uuid
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  was text;
begin
  if platform.current_admin_id() is null or not platform.may('operations.manage') then
    perform platform.fail('FORBIDDEN', 'Only administrators who run the platform steer its sagas.');
  end if;
  select run.status into was from platform.saga_runs as run where run.saga_id = compensate_saga.saga_id;
  perform platform.compensate_saga(compensate_saga.saga_id);
  perform admin_service.record_activity(
    'compensateSaga',
    'SAGA',
    compensate_saga.saga_id::text,
    jsonb_build_object('status', was),
    (
      select jsonb_build_object('status', run.status)
      from platform.saga_runs as run
      where run.saga_id = compensate_saga.saga_id
    )
  );
  return compensate_saga.saga_id;
end
$$;

comment on function admin_service.compensate_saga(uuid) is E'@resultFieldName sagaId\nA saga that fails or waits turns round: what was done of it is undone. Errors: FORBIDDEN, NOT_FOUND, INVALID_STATE.';
grant execute on function admin_service.compensate_saga(uuid) to market_admin;
