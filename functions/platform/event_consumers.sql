-- Who is told of what. A handler is a function of a service that takes platform.event[] and is granted to platform; a
-- task is a file of workers/tasks/, for what leaves the system. One of the two is null. After max_attempts, 8 when null,
-- an event is parked. What stays keeps its listening_since.
with listening as (
  select told.consumer, topic, told.handler, told.task, coalesce(told.max_attempts, 8) as max_attempts
  from (values
    ('platform.messages', null::text, 'deliverMessage'::text, null::smallint, '{message.queued}'::text[]),
    ('user_service.uploads', null, 'processUpload', null, '{upload.received}'),
    ('user_service.erased_uploads', 'user_service.forget_uploads', null, null, '{user.erased}'),
    ('product_service.shop_states', 'product_service.follow_shops', null, null,
      '{seller.suspended,seller.reinstated,cards.outdated}'),
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
