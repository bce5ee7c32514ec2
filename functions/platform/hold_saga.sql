-- Definer: as start_saga(). Called first in a step's transaction: nobody can take the saga over before its end, and
-- who was overtaken changes nothing.
create or replace function platform.hold_saga(saga_id uuid, run_token bigint)
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  perform
  from platform.sagas as saga
  where saga.saga_id = hold_saga.saga_id
    and saga.run_token = hold_saga.run_token
    and saga.worker_id is not null
  for update;
  if not found then
    perform platform.fail('SAGA_TAKEN_OVER', 'Another worker runs this saga now.');
  end if;
end
$$;

comment on function platform.hold_saga(uuid, bigint) is
  'Makes sure that the caller still runs the saga, until its transaction ends. Errors: SAGA_TAKEN_OVER.';
grant execute on function platform.hold_saga(uuid, bigint) to market_worker;
