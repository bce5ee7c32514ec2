-- Definer: as wake_saga().
create or replace function platform.saga_of(name text, saga_key text)
returns uuid
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select saga.saga_id
  from platform.sagas as saga
  where saga.name = saga_of.name
    and saga.saga_key = saga_of.saga_key
$$;

comment on function platform.saga_of(text, text) is 'The saga that was begun by a name and a key, if any.';
grant execute on function platform.saga_of(text, text) to payment_service, order_service;
