-- A service emits as itself and reads nothing; what it emitted is never rewritten, not even by the owner.
select platform.reset_guards('platform.events');

create policy service_emits_as_itself on platform.events
  for insert to
  user_service, auth_service, seller_service, product_service, payment_service, logistics_service, wms_service,
  promotion_service, cart_service, order_service, review_service, qa_service, messaging_service,
  notification_service, search_service, admin_service
  with check (producer = current_user);

grant insert (topic, aggregate_id, payload, actor, request_id) on platform.events to
  user_service, auth_service, seller_service, product_service, payment_service, logistics_service, wms_service,
  promotion_service, cart_service, order_service, review_service, qa_service, messaging_service,
  notification_service, search_service, admin_service;

create trigger _500_deliver after insert on platform.events
  for each row execute function platform.deliver_to_consumers();

revoke update, delete, truncate on platform.events, platform.events_default from platform;
