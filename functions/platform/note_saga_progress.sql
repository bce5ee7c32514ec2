-- Definer: as start_saga().
create or replace function platform.note_saga_progress(saga_id uuid, run_token bigint, step text, progress jsonb)
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  perform platform.hold_saga(note_saga_progress.saga_id, note_saga_progress.run_token);
  update platform.sagas as saga
  set
    state = saga.state || jsonb_build_object(note_saga_progress.step, note_saga_progress.progress),
    step = note_saga_progress.step,
    attempts = 0
  where saga.saga_id = note_saga_progress.saga_id;
end
$$;

comment on function platform.note_saga_progress(uuid, bigint, text, jsonb) is
  'A long step has come so far and goes on: whoever takes it over begins there. Errors: SAGA_TAKEN_OVER.';
grant execute on function platform.note_saga_progress(uuid, bigint, text, jsonb) to market_worker;
