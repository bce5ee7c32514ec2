-- Definer: services see no sagas. What is STUCK waits for a person, maybe for days: nobody is to wait for it.
create or replace function platform.saga_is_under_way(saga_id uuid)
returns boolean
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select exists (
    select
    from platform.sagas as saga
    where saga.saga_id = saga_is_under_way.saga_id and saga.status in ('RUNNING', 'COMPENSATING')
  )
$$;

comment on function platform.saga_is_under_way(uuid) is
  'Whether a saga is still to go on by itself; false when it is over, stuck or gone.';
grant execute on function platform.saga_is_under_way(uuid) to search_service, payment_service, order_service;
