-- Who is told of what. A handler is a function of a service that takes platform.event[] and is granted to platform; a
-- task is a file of workers/tasks/, for what leaves the system.
delete from platform.event_consumers;
insert into platform.event_consumers (consumer, topic, handler)
select consumer, topic, handler
from (values
  ('product_service.shop_states', 'product_service.follow_shops', '{seller.suspended,seller.reinstated}'::text[]),
  ('product_service.subscribers', 'product_service.tell_subscribers', '{product.submitted,product.rejected}'),
  ('search_service.shops', 'search_service.follow_shops', '{seller.suspended,seller.reinstated,seller.renamed}'),
  ('search_service.documents', 'search_service.follow_products',
    '{product.approved,product.changed,product.archived,price.changed,stock.changed,availability.changed,product.rated}'),
  ('search_service.names', 'search_service.follow_names', '{brand.changed,category.changed,documents.outdated}')
) as listening (consumer, handler, topics), unnest(topics) as topic;
