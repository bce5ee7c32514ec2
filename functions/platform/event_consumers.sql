-- Who is told of what. A handler is a function of a service that takes platform.event[] and is granted to platform; a
-- task is a file of workers/tasks/, for what leaves the system.
-- What stays keeps its listening_since.
with listening as (
  select told.consumer, topic, told.handler
  from (values
    ('product_service.shop_states', 'product_service.follow_shops',
      '{seller.suspended,seller.reinstated,cards.outdated}'::text[]),
    ('product_service.subscribers', 'product_service.tell_subscribers', '{product.submitted,product.rejected}'),
    ('search_service.shops', 'search_service.follow_shops', '{seller.suspended,seller.reinstated,seller.renamed}'),
    ('search_service.documents', 'search_service.follow_products',
      '{product.approved,product.changed,product.archived,price.changed,stock.changed,availability.changed,product.rated}'),
    ('search_service.names', 'search_service.follow_names', '{brand.changed,category.changed,documents.outdated}')
  ) as told (consumer, handler, topics), unnest(topics) as topic
), gone as (
  delete from platform.event_consumers as known
  where not exists (
    select from listening where listening.consumer = known.consumer and listening.topic = known.topic
  )
)
insert into platform.event_consumers (consumer, topic, handler)
select consumer, topic, handler
from listening
on conflict (consumer, topic) do update
set handler = excluded.handler, task = null;
