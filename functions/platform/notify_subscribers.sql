-- Called by consumers of events, in batches, never on a request's write path: a transaction that notifies takes a lock
-- of the whole cluster to commit, so writers would wait for one another. What is sent is an id: whoever listens reads
-- the row again under the rights of whom it is for.
create or replace function platform.notify_subscribers(topic text, ids bigint[])
returns void
language sql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
  select pg_notify(topic || ':' || id, json_build_object('id', id)::text)
  from (select distinct unnest(ids) as id) as changed
  where id is not null
$$;

comment on function platform.notify_subscribers(text, bigint[]) is
  'Tells subscribers of a topic which rows changed: a notification an id, on the channel <topic>:<id>. For consumers of events, not for a request.';
grant execute on function platform.notify_subscribers(text, bigint[]) to
  user_service, auth_service, seller_service, product_service, payment_service, logistics_service, wms_service,
  promotion_service, cart_service, order_service, review_service, qa_service, messaging_service,
  notification_service, search_service, admin_service;
