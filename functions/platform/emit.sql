-- Invoker: the row says which service emits it, and the policy on events makes that the truth. A deferred effect of
-- the transaction: it is told to nobody unless the change it tells of commits.
create or replace function platform.emit(topic text, aggregate_id text, payload jsonb)
returns void
language sql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
  insert into platform.events (topic, aggregate_id, payload, actor, request_id)
  values (
    emit.topic,
    emit.aggregate_id,
    emit.payload,
    platform.current_actor(),
    nullif(current_setting('market.request_id', true), '')
  )
$$;

comment on function platform.emit(text, text, jsonb) is
  'Tells the other services what happened, with ids only: a topic of event_topics whose producer is the caller, the id of what it happened to, and exactly the topic''s keys. Rolled back with the transaction; otherwise never lost.';
grant execute on function platform.emit(text, text, jsonb) to
  user_service, auth_service, seller_service, product_service, payment_service, logistics_service, wms_service,
  promotion_service, cart_service, order_service, review_service, qa_service, messaging_service,
  notification_service, search_service, admin_service;
