-- Who is told of what. A handler is a function of a service that takes platform.event[] and is granted to platform; a
-- task is a file of workers/tasks/, for what leaves the system.
delete from platform.event_consumers;
insert into platform.event_consumers (consumer, topic, handler)
select consumer, topic, handler
from (values
  ('product_service.shop_states', 'product_service.follow_shops', '{seller.suspended,seller.reinstated}'::text[]),
  ('search_service.shops', 'search_service.follow_shops', '{seller.suspended,seller.reinstated}'),
  ('search_service.documents', 'search_service.follow_products',
    '{product.approved,product.changed,product.archived}')
) as listening (consumer, handler, topics), unnest(topics) as topic;
