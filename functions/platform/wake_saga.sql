-- Definer: as start_saga().
create or replace function platform.wake_saga(saga_id uuid)
returns void
language sql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  update platform.sagas as saga
  -- Who runs it now may be about to say that it waits.
  set is_woken = true, due_at = least(saga.due_at, clock_timestamp())
  where saga.saga_id = wake_saga.saga_id and saga.status in ('RUNNING', 'COMPENSATING')
$$;

comment on function platform.wake_saga(uuid) is
  'What a waiting saga waits for has happened: it goes on now, not when its pause ends.';
grant execute on function platform.wake_saga(uuid) to
  user_service, auth_service, seller_service, product_service, payment_service, logistics_service, wms_service,
  promotion_service, cart_service, order_service, review_service, qa_service, messaging_service,
  notification_service, search_service, admin_service;
