-- As emit(), for a change of many rows: one statement, whatever their number.
create or replace function platform.emit_all(topic text, aggregate_ids text[], payloads jsonb[])
returns void
language sql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
  insert into platform.events (topic, aggregate_id, payload, actor, request_id)
  select
    emit_all.topic,
    happened.aggregate_id,
    happened.payload,
    platform.current_actor(),
    nullif(current_setting('market.request_id', true), '')
  from unnest(emit_all.aggregate_ids, emit_all.payloads) as happened (aggregate_id, payload)
$$;

comment on function platform.emit_all(text, text[], jsonb[]) is
  'emit() for many at once: the ids and the payloads in the same order.';
grant execute on function platform.emit_all(text, text[], jsonb[]) to
  user_service, auth_service, seller_service, product_service, payment_service, logistics_service, wms_service,
  promotion_service, cart_service, order_service, review_service, qa_service, messaging_service,
  notification_service, search_service, admin_service;
