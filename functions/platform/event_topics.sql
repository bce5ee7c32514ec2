-- Every topic: who emits it, the keys of its payload (ids only: no personal data, no secrets), what it says. The worker
-- has the payload's types (workers/events/); a test holds the two together.
delete from platform.event_topics;
insert into platform.event_topics (topic, producer, payload_keys, meaning) values
  ('seller.suspended', 'seller_service', '{sellerId}', 'A shop may not sell any more.'),
  ('seller.reinstated', 'seller_service', '{sellerId}', 'A suspended shop may sell again.'),
  ('product.submitted', 'product_service', '{productId,sellerId}', 'A card waits for the moderators.'),
  ('product.approved', 'product_service', '{productId,sellerId}', 'A card was approved: it is on sale if its shop is.'),
  ('product.rejected', 'product_service', '{productId,sellerId}', 'Moderators sent a card back.'),
  ('product.changed', 'product_service', '{productId,sellerId}', 'What a card on sale shows has changed.'),
  ('product.archived', 'product_service', '{productId,sellerId}', 'A card was taken off sale.');
