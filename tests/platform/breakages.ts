/** A check and SQL that makes it report something, of the demo marketplace; triggers are off while it runs. */
export type Breakage = readonly [check: string, sql: string];

/** At least one for each check; one for each way a check with several conditions can fail. */
export const BREAKAGES: readonly Breakage[] = [
  // platform
  [
    'platform.event_reaches_each_consumer',
    `update platform.event_consumers set listening_since = now() - interval '1 hour';
     insert into platform.events (topic, aggregate_id, payload, actor)
     values ('product.changed', '1', '{"productId": 1, "sellerId": 1}', 'system')`,
  ],
  [
    'platform.event_is_due_or_consumed',
    `insert into platform.event_deliveries (consumer, event_id, occurred_at, due_at)
     values ('search_service.documents', 1, '2026-01-01', now());
     insert into platform.event_consumptions (consumer, event_id, occurred_at)
     values ('search_service.documents', 1, '2026-01-01')`,
  ],
  [
    'platform.delivery_is_to_somebody_of_something',
    `insert into platform.event_deliveries (consumer, event_id, occurred_at, due_at)
     values ('nobody.at_all', 1, now(), now())`,
  ],
  [
    'platform.delivery_is_to_somebody_of_something',
    `insert into platform.event_deliveries (consumer, event_id, occurred_at, due_at)
     values ('search_service.documents', 1, now(), now())`,
  ],
  [
    'platform.event_has_its_partition',
    `insert into platform.events (occurred_at, topic, aggregate_id, payload, actor)
     values ('2020-01-01', 'product.changed', '1', '{"productId": 1, "sellerId": 1}', 'system')`,
  ],
  [
    'platform.consumer_is_told_through_something',
    `update platform.event_consumers set handler = 'search_service.is_not_there' where handler is not null`,
  ],
  [
    'platform.consumer_is_told_through_something',
    `update platform.event_consumers set handler = 'product_service.follow_shops' where false;
     revoke execute on function product_service.follow_shops(platform.event[]) from platform`,
  ],
  [
    'platform.consumer_listens_to_a_topic',
    `update platform.event_consumers set topic = 'product.forgotten'
     where consumer = 'search_service.documents' and topic = 'product.changed'`,
  ],
  [
    'platform.saga_is_run_by_the_living',
    `insert into platform.workers (worker_id, host, pid, started_at)
     values (gen_random_uuid(), 'here', 1, now() - interval '1 hour');
     insert into platform.sagas (name, saga_key, input, started_by, worker_id)
     values ('test', 'held', '{}', 'system', gen_random_uuid())`,
  ],
  [
    'platform.saga_undoes_what_it_did',
    `insert into platform.sagas (name, saga_key, input, started_by) values ('test', 'undone', '{}', 'system');
     insert into platform.saga_steps (saga_id, step, direction, outcome, run_token)
     select saga_id, 'never tried', 'BACKWARD', 'DONE', 1 from platform.sagas where saga_key = 'undone'`,
  ],
  [
    'platform.finished_saga_has_its_last_step',
    `insert into platform.sagas (name, saga_key, input, started_by, status, finished_at)
     values ('test', 'finished', '{}', 'system', 'COMPLETED', now())`,
  ],

  // search_service
  ...[
    'update search_service.product_documents set price_min_minor = price_min_minor - 1 where product_id % 7 = 0',
    'delete from search_service.product_documents where product_id % 7 = 0',
    `update product_service.products set status = 'REJECTED' where is_listed and product_id % 7 = 0`,
  ].map((sql): Breakage => ['search_service.document_says_what_its_sources_say', sql]),
  [
    'search_service.listing_has_one_generation',
    `do $$
     begin
       execute format(
         'alter table search_service.product_documents detach partition %s',
         (select inhrelid::regclass from pg_inherits where inhparent = 'search_service.product_documents'::regclass)
       );
     end
     $$`,
  ],

  // user_service
  [
    'user_service.user_has_one_default_address',
    'update user_service.user_addresses set is_default = false where is_default',
  ],
  [
    'user_service.erased_user_is_nobody',
    `update user_service.users
     set status = 'ERASED', phone_number = null, date_of_birth = null, gender = null, avatar_url = null
     where user_id = 1`,
  ],
  [
    'user_service.erased_user_is_nobody',
    `update user_service.users
     set status = 'ERASED', email = format('erased-%s@erased.invalid', user_id)`,
  ],
  [
    'user_service.export_is_ready_with_its_last_part',
    `insert into user_service.data_exports (user_id, awaited_services, status, ready_at)
     values (1, '{order_service}', 'READY', now())`,
  ],

  // auth_service
  [
    'auth_service.two_factor_app_has_secret',
    `update auth_service.two_factor_auth_settings set is_enabled = true, method = 'TOTP', totp_secret = null`,
  ],
  [
    'auth_service.session_ends_after_it_began',
    'update auth_service.user_sessions set expires_at = created_date',
  ],
  [
    'auth_service.active_session_has_not_ended',
    `update auth_service.user_sessions set end_reason = 'REVOKED' where is_active`,
  ],
  [
    'auth_service.decoy_is_never_solved',
    `insert into auth_service.challenges (challenge_id, purpose, expires_at, used_at)
     values (gen_random_uuid(), 'VERIFY_EMAIL', now(), now())`,
  ],
  [
    'auth_service.challenge_is_tried_five_times',
    `insert into auth_service.challenges (challenge_id, purpose, expires_at, attempts)
     values (gen_random_uuid(), 'VERIFY_EMAIL', now(), 6)`,
  ],
  [
    'auth_service.sent_code_has_its_digest',
    `insert into auth_service.challenges (challenge_id, purpose, user_id, method, expires_at)
     values (gen_random_uuid(), 'VERIFY_EMAIL', 1, 'EMAIL', now())`,
  ],
  [
    'auth_service.proved_address_may_act',
    `update user_service.users set status = 'PENDING_VERIFICATION' where user_id = 1`,
  ],
  ['auth_service.proved_phone_is_known', 'update user_service.users set phone_number = null'],

  // seller_service
  ['seller_service.selling_shop_was_approved', 'update seller_service.sellers set approval_date = null'],
  [
    'seller_service.selling_shop_has_manager',
    `update seller_service.seller_staff set is_active = false where role = 'MANAGER'`,
  ],
  [
    'seller_service.owner_works_nowhere_else',
    `update seller_service.seller_staff as staff
     set seller_id = (select max(seller_id) from seller_service.sellers where seller_id <> staff.seller_id)
     where user_id in (select user_id from seller_service.sellers)`,
  ],
  [
    'seller_service.change_of_bank_details_is_on_record',
    `update seller_service.sellers
     set bank_details_json = to_jsonb('key.' || repeat('a', 40)), bank_details_mask = '1234', bank_details_changed_at = now()`,
  ],

  // product_service
  [
    'product_service.category_tree_has_no_cycle',
    `update product_service.categories as root
     set parent_id = (select min(category_id) from product_service.categories where parent_id = root.category_id)
     where parent_id is null`,
  ],
  ['product_service.decided_product_says_when', 'update product_service.products set moderated_at = null'],
  [
    'product_service.card_knows_whether_its_shop_sells',
    'update product_service.products set is_shop_active = false where is_shop_active',
  ],
  [
    'product_service.card_knows_whether_its_shop_sells',
    'update product_service.products set is_shop_active = true where not is_shop_active',
  ],
  [
    'product_service.card_is_listed_with_its_main_image',
    `update product_service.products set main_image_url = main_image_url || '?'`,
  ],

  // payment_service
  [
    'payment_service.order_is_paid_once',
    `insert into payment_service.payment_transactions (order_id, user_id, amount, currency, status, payment_method_type)
     select order_id, user_id, amount, currency, 'PENDING', payment_method_type
     from payment_service.payment_transactions where status = 'PAID' limit 1`,
  ],
  [
    'payment_service.payment_is_what_the_order_costs',
    'update payment_service.payment_transactions set amount = amount + 0.01',
  ],
  [
    'payment_service.payment_is_what_the_order_costs',
    'update payment_service.payment_transactions set user_id = user_id + 1',
  ],
  [
    'payment_service.paid_order_has_its_payment',
    `update payment_service.payment_transactions set status = 'FAILED' where status = 'PAID'`,
  ],
  [
    'payment_service.taken_payment_is_known_to_gateway',
    'update payment_service.payment_transactions set gateway_transaction_id = null',
  ],
  [
    'payment_service.paid_payout_has_its_transfer',
    'update payment_service.payout_requests set transaction_id = null',
  ],
  [
    'payment_service.paid_payout_has_its_transfer',
    'update payment_service.payout_requests set processed_at = null',
  ],
  [
    'payment_service.paid_payout_has_its_transfer',
    `update payment_service.payout_requests set status = 'PENDING' where status = 'PAID'`,
  ],
  [
    'payment_service.transfer_pays_one_payout',
    `update payment_service.payout_requests set transaction_id = 'one for all'`,
  ],

  // promotion_service
  [
    'promotion_service.usage_is_its_redemptions',
    'update promotion_service.user_promotion_usage set usage_count = usage_count + 1',
  ],
  ['promotion_service.usage_is_its_redemptions', 'delete from promotion_service.user_promotion_usage'],
  [
    'promotion_service.promotion_count_is_its_redemptions',
    `update promotion_service.promotions set used_count = used_count - 1 where used_count > 0`,
  ],
  [
    'promotion_service.discount_is_its_redemptions',
    'update promotion_service.promotion_redemptions set amount = amount + 0.01',
  ],
  ['promotion_service.discount_is_its_redemptions', 'delete from promotion_service.promotion_redemptions'],
  [
    'promotion_service.redemption_is_of_the_buyer',
    'update promotion_service.promotion_redemptions set user_id = user_id + 1',
  ],
  [
    'promotion_service.redemption_is_of_the_buyer',
    'update promotion_service.promotion_redemptions set checkout_id = null',
  ],

  // cart_service
  [
    'cart_service.cart_line_is_of_its_product',
    'update cart_service.cart_items set product_id = product_id + 1',
  ],
  ['cart_service.visitors_cart_expires', 'update cart_service.carts set expires_at = null'],

  // order_service
  [
    'order_service.order_total_is_its_lines',
    'update order_service.orders set total_amount = total_amount + 0.01',
  ],
  [
    'order_service.order_total_is_its_lines',
    'update order_service.order_items set order_id = 1 where order_id = 2',
  ],
  [
    'order_service.checkout_total_is_its_orders',
    'update order_service.checkouts set total_amount = total_amount + 0.01',
  ],
  [
    'order_service.checkout_total_is_its_orders',
    `insert into order_service.checkouts (user_id, total_amount, idempotency_key, status, confirmed_at)
     values (1, 5, gen_random_uuid(), 'CONFIRMED', now())`,
  ],
  ['order_service.checkout_is_of_one_buyer', 'update order_service.checkouts set user_id = user_id + 1'],
  ['product_service.own_stock_is_kept_for_its_lines', 'delete from product_service.stock_reservations'],
  [
    'product_service.own_stock_is_kept_for_its_lines',
    `update product_service.stock_reservations set released_quantity = quantity`,
  ],
  [
    'product_service.own_stock_is_kept_for_its_lines',
    `insert into product_service.stock_reservations (order_item_id, variant_id, quantity)
     select order_item_id, product_variant_id, quantity
     from order_service.order_lines where order_type = 'FBO' limit 1`,
  ],
  [
    'product_service.own_stock_is_kept_of_what_was_ordered',
    `update product_service.stock_reservations
     set variant_id = (select max(variant_id) from product_service.product_variants)`,
  ],
  [
    'order_service.discount_is_split_over_lines',
    'update order_service.orders set shipping_discount_amount = 0, shipping_subsidy_amount = 0',
  ],
  [
    'order_service.discount_is_split_over_lines',
    'update order_service.order_items set discount_amount = 0, subsidy_amount = 0',
  ],
  ['order_service.commission_is_its_rate', 'update order_service.order_items set commission_amount = 0'],
  [
    'order_service.history_is_a_walk',
    `delete from order_service.order_status_history where status = 'PENDING'`,
  ],
  [
    'order_service.history_is_a_walk',
    `delete from order_service.order_status_history where status = 'PROCESSING'`,
  ],
  [
    'order_service.history_is_in_time_order',
    `update order_service.order_status_history set created_date = '2000-01-01' where status <> 'PENDING'`,
  ],
  [
    'order_service.order_is_where_history_ends',
    `update order_service.orders set status = 'CANCELLED', cancel_reason = 'BUYER' where status = 'PENDING'`,
  ],
  ['order_service.order_is_where_history_ends', 'delete from order_service.order_status_history'],
  [
    'order_service.delivery_is_when_history_says',
    `update order_service.orders set delivered_at = delivered_at + interval '1 second'`,
  ],
  ['order_service.delivery_is_when_history_says', 'update order_service.orders set delivered_at = null'],
  [
    'order_service.finished_order_is_settled',
    `update order_service.orders set payment_status = 'PENDING' where status = 'COMPLETED'`,
  ],
  [
    'order_service.finished_order_is_settled',
    `update order_service.orders set payment_status = 'PAID' where status = 'REFUNDED'`,
  ],

  // wms_service: stock
  ['wms_service.stock_is_its_movements', 'update wms_service.inventory_items set quantity = quantity + 1'],
  ['wms_service.stock_is_its_movements', 'delete from wms_service.stock_movements'],
  [
    'wms_service.stock_was_never_below_zero',
    `update wms_service.stock_movements set created_date = created_date + interval '10 years'
     where movement_type = 'RECEIVE'`,
  ],
  [
    'wms_service.reserved_is_its_allocations',
    `update wms_service.inventory_items set reserved_quantity = reserved_quantity + 1
     where reserved_quantity < quantity`,
  ],
  ['wms_service.reserved_is_its_allocations', 'update wms_service.inventory_items set reserved_quantity = 0'],
  ['wms_service.movement_is_of_its_item', `update wms_service.stock_movements set sku_code = 'another'`],
  ['wms_service.movement_is_of_its_item', `update wms_service.stock_movements set batch_number = 'another'`],
  [
    'wms_service.movement_stays_in_its_warehouse',
    `update wms_service.stock_movements as movement
     set warehouse_id = (
       select min(warehouse_id) from wms_service.warehouses where warehouse_id <> movement.warehouse_id
     )`,
  ],
  [
    'wms_service.stock_is_of_the_shop_that_sells_it',
    'update wms_service.inventory_items set seller_id = seller_id + 1',
  ],
  ['wms_service.place_is_not_overfull', 'update wms_service.locations set max_capacity_units = 0'],
  ['wms_service.closed_place_is_empty', 'update wms_service.locations set is_active = false'],

  // wms_service: orders
  [
    'wms_service.allocation_is_of_its_line',
    `update wms_service.inventory_items set sku_code = sku_code || 'x'`,
  ],
  ['wms_service.line_is_allocated_in_full', 'delete from wms_service.stock_allocations'],
  [
    'wms_service.line_is_allocated_in_full',
    `update wms_service.stock_allocations set quantity = quantity + 1 where order_item_id in (
       select order_item_id from order_service.order_lines where status = 'COMPLETED'
     )`,
  ],
  [
    'wms_service.line_is_allocated_in_full',
    `insert into wms_service.stock_allocations (order_item_id, inventory_item_id, warehouse_id, quantity)
     select order_item_id, inventory_item_id, warehouse_id, 1
     from order_service.order_lines, wms_service.inventory_items
     where order_type <> 'FBO' limit 1`,
  ],
  ['wms_service.picked_is_moved', 'update wms_service.picking_task_items set picked_quantity = 0'],
  ['wms_service.picked_is_moved', 'delete from wms_service.picking_tasks'],
  ['wms_service.shipped_was_picked', `delete from wms_service.stock_movements where movement_type = 'PICK'`],
  [
    'wms_service.shipped_was_picked',
    `update wms_service.stock_movements set quantity = quantity + 1 where movement_type = 'SHIP'`,
  ],
  [
    'wms_service.picking_task_says_who_and_when',
    'update wms_service.picking_tasks set picker_user_id = null',
  ],
  ['wms_service.picking_task_says_who_and_when', 'update wms_service.picking_tasks set completed_at = null'],
  [
    'wms_service.picking_task_says_who_and_when',
    `update wms_service.picking_tasks set completed_at = assigned_at - interval '1 second' where completed_at is not null`,
  ],
  [
    'wms_service.picking_task_is_as_far_as_its_lines',
    'update wms_service.picking_task_items set picked_quantity = 0',
  ],
  ['wms_service.picking_task_is_as_far_as_its_lines', `update wms_service.picking_tasks set status = 'NEW'`],
  [
    'wms_service.dispatched_parcel_says_when_and_how',
    'update wms_service.outbound_shipments set dispatch_at = null',
  ],
  [
    'wms_service.dispatched_parcel_says_when_and_how',
    'update wms_service.outbound_shipments set carrier_id = null',
  ],
  [
    'wms_service.dispatched_parcel_says_when_and_how',
    `update wms_service.outbound_shipments set status = 'READY_FOR_DISPATCH'`,
  ],

  // wms_service: documents
  [
    'wms_service.received_is_moved',
    'update wms_service.inbound_items set received_quantity = received_quantity + 1',
  ],
  ['wms_service.received_is_moved', 'delete from wms_service.inbound_items'],
  [
    'wms_service.shipment_that_came_says_when',
    'update wms_service.inbound_shipments set actual_arrival_date = null',
  ],
  ['wms_service.shipment_that_came_says_when', `update wms_service.inbound_shipments set status = 'PLANNED'`],
  [
    'wms_service.stocktake_is_posted',
    `delete from wms_service.stock_movements where reference_document_type = 'STOCKTAKE'`,
  ],
  ['wms_service.stocktake_is_posted', `update wms_service.stocktakes set status = 'CANCELLED'`],
  ['wms_service.completed_stocktake_is_counted', 'update wms_service.stocktakes set end_date = null'],
  [
    'wms_service.completed_stocktake_is_counted',
    'update wms_service.stocktake_items set counted_quantity = null',
  ],
  ['wms_service.transfer_is_moved', 'update wms_service.transfers set quantity = quantity + 1'],
  ['wms_service.transfer_is_moved', `update wms_service.transfers set status = 'COMPLETED'`],
  ['wms_service.transfer_completed_says_when', 'update wms_service.transfers set completed_at = null'],
  ['wms_service.transfer_completed_says_when', 'update wms_service.transfers set completed_at = now()'],

  // review_service, qa_service
  [
    'review_service.rating_is_its_reviews',
    'update review_service.rating_summaries set stars_5 = stars_5 + 1',
  ],
  ['review_service.rating_is_its_reviews', 'delete from review_service.rating_summaries'],
  ['review_service.rating_is_its_reviews', 'delete from review_service.reviews'],
  [
    'review_service.review_is_of_what_reached_its_author',
    'update review_service.reviews set user_id = user_id + 1',
  ],
  ['review_service.reply_is_the_shops', 'update review_service.seller_replies set seller_id = seller_id + 1'],
  ['qa_service.answered_question_has_answers', `update qa_service.questions set status = 'PENDING_ANSWER'`],
  ['qa_service.answered_question_has_answers', 'delete from qa_service.answers'],
  [
    'qa_service.shop_answers_about_its_own',
    `update qa_service.answers set responder_id = responder_id + 1 where responder_type = 'SELLER'`,
  ],
  [
    'qa_service.user_answers_about_what_reached_them',
    `update qa_service.answers set responder_id = 0 where responder_type = 'USER'`,
  ],

  // messaging_service, admin_service
  [
    'messaging_service.only_its_parties_write_in_a_chat',
    'update messaging_service.chat_messages set sender_id = 0',
  ],
  ['admin_service.decided_item_says_when', 'update admin_service.moderation_items set resolved_at = null'],
  ['admin_service.decided_item_says_when', `update admin_service.moderation_items set status = 'PENDING'`],
  [
    'admin_service.thing_waits_for_moderation_once',
    `insert into admin_service.moderation_items (item_type, item_id, reason)
     select item_type, item_id, reason from admin_service.moderation_items where status = 'PENDING'`,
  ],
];
