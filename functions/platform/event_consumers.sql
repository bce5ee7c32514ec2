-- Who is told of what. A handler is a function of a service that takes platform.event[] and is granted to platform; a
-- task is a file of workers/tasks/, for what leaves the system. One of the two is null. After max_attempts, 8 when null,
-- an event is parked. What stays keeps its listening_since.
with listening as (
  select told.consumer, topic, told.handler, told.task, coalesce(told.max_attempts, 8) as max_attempts
  from (values
    ('platform.messages', null::text, 'deliverMessage'::text, null::smallint, '{message.queued}'::text[]),
    ('auth_service.erased_users', 'auth_service.forget_users', null, null, '{user.erased}'),
    ('auth_service.blocked_users', 'auth_service.end_blocked', null, null, '{user.blocked}'),
    ('user_service.exports', 'user_service.export_users', null, null, '{user.export_requested}'),
    ('auth_service.exports', 'auth_service.export_users', null, null, '{user.export_requested}'),
    ('seller_service.exports', 'seller_service.export_users', null, null, '{user.export_requested}'),
    ('payment_service.exports', 'payment_service.export_users', null, null, '{user.export_requested}'),
    ('logistics_service.exports', 'logistics_service.export_users', null, null, '{user.export_requested}'),
    ('wms_service.exports', 'wms_service.export_users', null, null, '{user.export_requested}'),
    ('promotion_service.exports', 'promotion_service.export_users', null, null, '{user.export_requested}'),
    ('cart_service.exports', 'cart_service.export_users', null, null, '{user.export_requested}'),
    ('order_service.exports', 'order_service.export_users', null, null, '{user.export_requested}'),
    ('review_service.exports', 'review_service.export_users', null, null, '{user.export_requested}'),
    ('qa_service.exports', 'qa_service.export_users', null, null, '{user.export_requested}'),
    ('messaging_service.exports', 'messaging_service.export_users', null, null, '{user.export_requested}'),
    ('notification_service.exports', 'notification_service.export_users', null, null, '{user.export_requested}'),
    ('search_service.exports', 'search_service.export_users', null, null, '{user.export_requested}'),
    ('admin_service.exports', 'admin_service.export_users', null, null, '{user.export_requested}'),
    ('seller_service.erased_users', 'seller_service.forget_users', null, null, '{user.erased}'),
    ('payment_service.erased_users', 'payment_service.forget_users', null, null, '{user.erased}'),
    ('wms_service.erased_users', 'wms_service.forget_users', null, null, '{user.erased}'),
    ('cart_service.erased_users', 'cart_service.forget_users', null, null, '{user.erased}'),
    ('order_service.erased_users', 'order_service.forget_users', null, null, '{user.erased}'),
    ('review_service.erased_users', 'review_service.forget_users', null, null, '{user.erased}'),
    ('messaging_service.erased_users', 'messaging_service.forget_users', null, null, '{user.erased}'),
    ('notification_service.erased_users', 'notification_service.forget_users', null, null, '{user.erased}'),
    ('search_service.erased_users', 'search_service.forget_users', null, null, '{user.erased}'),
    ('admin_service.erased_users', 'admin_service.forget_users', null, null, '{user.erased}'),
    ('seller_service.invitations', 'seller_service.link_invitations', null, null, '{user.registered}'),
    ('payment_service.ledger', 'payment_service.follow_orders', null, null,
      '{order.changed,order.cancelled,order.delivered,order.completed,order.returned}'),
    ('payment_service.strays', 'payment_service.return_strays', null, null, '{payment.changed}'),
    ('user_service.uploads', null, 'processUpload', null, '{upload.received}'),
    ('user_service.erased_uploads', 'user_service.forget_uploads', null, null, '{user.erased}'),
    ('product_service.shop_states', 'product_service.follow_shops', null, null,
      '{seller.suspended,seller.reinstated,cards.outdated}'),
    ('order_service.subscribers', 'order_service.tell_subscribers', null, null,
      '{order.placed,order.confirmed,order.changed,order.shipped,order.delivered,order.completed,order.cancelled,order.returned,order.refunded}'),
    ('logistics_service.parcels', null, 'openShipment', null, '{order.shipped}'),
    ('logistics_service.deliveries', 'logistics_service.follow_deliveries', null, null, '{order.delivered}'),
    ('product_service.subscribers', 'product_service.tell_subscribers', null, null,
      '{product.submitted,product.rejected}'),
    ('search_service.shops', 'search_service.follow_shops', null, null,
      '{seller.suspended,seller.reinstated,seller.renamed}'),
    ('search_service.documents', 'search_service.follow_products', null, null,
      '{product.approved,product.changed,product.archived,price.changed,stock.changed,availability.changed,product.rated}'),
    ('search_service.names', 'search_service.follow_names', null, null,
      '{brand.changed,category.changed,documents.outdated}')
  ) as told (consumer, handler, task, max_attempts, topics), unnest(topics) as topic
), gone as (
  delete from platform.event_consumers as known
  where not exists (
    select from listening where listening.consumer = known.consumer and listening.topic = known.topic
  )
)
insert into platform.event_consumers (consumer, topic, handler, task, max_attempts)
select consumer, topic, handler, task, max_attempts
from listening
on conflict (consumer, topic) do update
set handler = excluded.handler, task = excluded.task, max_attempts = excluded.max_attempts;

-- What was due to those who are gone. A transaction that is still under way may leave some more: forget_deliveries().
delete from platform.event_deliveries as delivery
where not exists (select from platform.event_consumers as listening where listening.consumer = delivery.consumer);
