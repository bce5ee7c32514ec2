-- Every topic: who emits it, the keys of its payload (ids only: no personal data, no secrets), what it says. The worker
-- has the payload's types (workers/events/); a test holds the two together.
-- Applied before the functions that emit, which are still the last release's: a topic that is gone from here stays while
-- a function names it, a consumer listens to it, or an event of the last day has it.
with known as (
  select *
  from (values
    ('message.queued', 'platform', '{messageId}'::text[], 'A mail or an SMS is to be sent.'),
    ('user.registered', 'user_service', '{userId}', 'A user has proved their address: there is one more.'),
    ('user.blocked', 'user_service', '{userId}', 'A user was shut out by an administrator.'),
    ('user.unblocked', 'user_service', '{userId}', 'A user was let in again.'),
    ('user.export_requested', 'user_service', '{exportId,userId}', 'A user wants to know what is held about them: each service hands in its part.'),
    ('seller.applied', 'seller_service', '{sellerId}', 'Somebody wants to sell, or wants to once more: moderators decide.'),
    ('seller.approved', 'seller_service', '{sellerId}', 'An applicant became a shop.'),
    ('seller.rejected', 'seller_service', '{sellerId}', 'An applicant was turned down.'),
    ('seller.blocked', 'seller_service', '{sellerId}', 'A shop, or an applicant, was shut out for good.'),
    ('user.erased', 'user_service', '{userId}', 'A user has had their data erased: what others keep of them is to go.'),
    ('upload.received', 'user_service', '{uploadId}', 'The bytes of a picture are there: it is to be looked at.'),
    ('seller.suspended', 'seller_service', '{sellerId}', 'A shop may not sell any more.'),
    ('seller.reinstated', 'seller_service', '{sellerId}', 'A shop may sell, or may sell again.'),
    ('seller.renamed', 'seller_service', '{sellerId}', 'A shop has another name.'),
    ('brand.changed', 'product_service', '{brandId}', 'A brand has another name.'),
    ('category.changed', 'product_service', '{categoryId}', 'A category has another name or stands elsewhere in the tree.'),
    ('product.submitted', 'product_service', '{productId,sellerId}', 'A card waits for the moderators.'),
    ('product.approved', 'product_service', '{productId,sellerId}', 'A card was approved: it is on sale if its shop is.'),
    ('product.rejected', 'product_service', '{productId,sellerId}', 'Moderators sent a card back.'),
    ('product.changed', 'product_service', '{productId,sellerId}', 'What an approved card shows, but for its price and stock, has changed.'),
    ('product.archived', 'product_service', '{productId,sellerId}', 'A card was taken off sale.'),
    ('price.changed', 'product_service', '{productId,sellerId}', 'A price of an approved card has changed.'),
    ('stock.changed', 'product_service', '{productId,variantId,sellerId}', 'A variant of an approved card came into or went out of the shop''s own stock.'),
    ('cards.outdated', 'product_service', '{sellerId}', 'Cards of a shop do not know yet whether it sells: the next page of a big shop.'),
    ('availability.changed', 'wms_service', '{skuCode,sellerId}', 'Pieces of a SKU at some place in a warehouse can be promised again, or no more.'),
    ('product.rated', 'review_service', '{productId}', 'The rating of a product has changed.'),
    ('order.placed', 'order_service', '{orderId,checkoutId,userId,sellerId}', 'An order was placed: stock is kept for it, and it waits to be paid.'),
    ('order.confirmed', 'order_service', '{orderId,checkoutId,userId,sellerId}', 'An order is paid, or will be on delivery: it is to be sent.'),
    ('order.changed', 'order_service', '{orderId,checkoutId,userId,sellerId}', 'Something else of an order changed: it was accepted, or pieces of it will not come.'),
    ('order.shipped', 'order_service', '{orderId,checkoutId,userId,sellerId}', 'An order is on its way.'),
    ('order.delivered', 'order_service', '{orderId,checkoutId,userId,sellerId}', 'An order has reached the buyer.'),
    ('order.completed', 'order_service', '{orderId,checkoutId,userId,sellerId}', 'The time to return an order is over: the shop has earned it.'),
    ('order.cancelled', 'order_service', '{orderId,checkoutId,userId,sellerId}', 'An order will not come.'),
    ('order.returned', 'order_service', '{orderId,checkoutId,userId,sellerId}', 'An order was sent back.'),
    ('order.refunded', 'order_service', '{orderId,checkoutId,userId,sellerId}', 'What was paid for an order that came back was given back.'),
    ('payment.changed', 'payment_service', '{transactionId,checkoutId,userId}', 'A payment stands otherwise than before.'),
    ('refund.settled', 'payment_service', '{refundId,orderId,userId}', 'Money for an order is on its way back to the buyer.'),
    ('payout.settled', 'payment_service', '{payoutId,sellerId}', 'A payout is over: paid, rejected, or refused by the bank.'),
    ('cart.abandoned', 'cart_service', '{cartId,userId}', 'A user left a cart with something in it.'),
    ('documents.outdated', 'search_service', '{brandId,categoryId,sellerId,afterProductId}', 'Documents of a brand, a category or a shop after that product are still to be refreshed: the next page of a big change.')
  ) as stated (topic, producer, payload_keys, meaning)
), gone as (
  delete from platform.event_topics as old
  where not exists (select from known where known.topic = old.topic)
    and not exists (select from platform.event_consumers as listening where listening.topic = old.topic)
    and not exists (
      select from platform.events as event where event.topic = old.topic and event.occurred_at > now() - interval '1 day'
    )
    and not exists (
      select
      from pg_proc as emitter
      join pg_namespace as service on service.oid = emitter.pronamespace
      where service.nspname ~ '^(platform|.+_service)$' and strpos(emitter.prosrc, quote_literal(old.topic)) > 0
    )
)
insert into platform.event_topics (topic, producer, payload_keys, meaning)
select topic, producer, payload_keys, meaning
from known
on conflict (topic) do update
set producer = excluded.producer, payload_keys = excluded.payload_keys, meaning = excluded.meaning;
