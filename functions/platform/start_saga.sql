-- Definer: only here are sagas begun. Idempotent by its key, so that whoever asks twice gets the one that runs.
create or replace function platform.start_saga(name text, saga_key text, input jsonb)
returns uuid
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  started uuid;
begin
  insert into platform.sagas (name, saga_key, input, started_by)
  values (start_saga.name, start_saga.saga_key, start_saga.input, platform.current_actor())
  on conflict on constraint sagas_key_once do nothing
  returning saga_id into started;
  if started is null then
    select saga.saga_id
    into started
    from platform.sagas as saga
    where saga.name = start_saga.name and saga.saga_key = start_saga.saga_key;
  end if;
  return started;
end
$$;

comment on function platform.start_saga(text, text, jsonb) is
  'Begins a saga by the name of its definition (workers/sagas/), with what it needs to know, ids only. A key that was used finds the saga it began.';
grant execute on function platform.start_saga(text, text, jsonb) to
  user_service, auth_service, seller_service, product_service, payment_service, logistics_service, wms_service,
  promotion_service, cart_service, order_service, review_service, qa_service, messaging_service,
  notification_service, search_service, admin_service, market_worker;
