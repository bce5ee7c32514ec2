-- Definer: as start_saga(). A claim is a new run token; with it, whoever ran the saga before can report nothing more. A
-- saga at a step that the worker's release does not have is left to those who have it.
create or replace function platform.claim_sagas(worker_id uuid, names text[], steps text[], most integer)
returns table (
  saga_id uuid, name text, input jsonb, state jsonb, status text, step text, attempts smallint, run_token bigint
)
language sql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  update platform.sagas as saga
  set
    worker_id = claim_sagas.worker_id,
    run_token = nextval('platform.saga_run_tokens'),
    is_woken = false
  from (
    select due.saga_id
    from platform.sagas as due
    where due.status in ('RUNNING', 'COMPENSATING')
      and due.worker_id is null
      and due.due_at <= clock_timestamp()
      and exists (
        select
        from unnest(claim_sagas.names, claim_sagas.steps) as known (name, step)
        where known.name = due.name and (due.step is null or known.step = due.step)
      )
    order by due.due_at
    limit claim_sagas.most
    for update skip locked
  ) as claimed
  where saga.saga_id = claimed.saga_id
  returning saga.saga_id, saga.name, saga.input, saga.state, saga.status, saga.step, saga.attempts, saga.run_token
$$;

comment on function platform.claim_sagas(uuid, text[], text[], integer) is
  'Gives a worker sagas that are due, at most so many, each with a run token. It says which it can run: the name of a saga and of one of its steps, pair by pair.';
grant execute on function platform.claim_sagas(uuid, text[], text[], integer) to market_worker;
