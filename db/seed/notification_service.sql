-- What users want to hear of, and what they were told: of each step of their orders among others.
insert into notification_service.notification_settings (
  user_id, email_enabled, sms_enabled, push_enabled, order_status_updates, promotion_updates, message_notifications,
  review_reminders, wms_alerts, created_by, created_date, last_modified_date
)
select
  user_id, pg_temp.chance(user_id, 'email') < 0.9, pg_temp.chance(user_id, 'sms') < 0.25,
  pg_temp.chance(user_id, 'push') < 0.8,
  true, pg_temp.chance(user_id, 'promotions') < 0.6, true, pg_temp.chance(user_id, 'reminders') < 0.8,
  kind in ('staff', 'operator'),
  'user:' || user_id, joined_at, joined_at
from pg_temp.people
order by user_id;

insert into notification_service.notifications (
  notification_id, user_id, type, message_text, link_url, is_read, sent_at, created_by, created_date,
  last_modified_date
)
select
  pg_temp.uuid_of(told.thing), told.user_id, told.type::notification_service.notification_type_enum, told.message_text,
  told.link_url,
  told.sent_at < pg_temp.anchor() - interval '10 days' or pg_temp.chance(hashtextextended(told.thing, 1), 'read') < 0.5,
  told.sent_at, 'system', told.sent_at, told.sent_at
from (
  select 'step ' || steps.history_id as thing, orders.user_id, 'ORDER_STATUS' as type,
    'Заказ №' || orders.order_id || ' ' || case steps.status
      when 'PENDING' then 'оформлен и ждёт оплаты.'
      when 'PROCESSING' then 'подтверждён, собираем.'
      when 'SHIPPED' then 'передан в доставку.'
      when 'DELIVERED' then 'доставлен.'
      when 'CANCELLED' then 'отменён.'
      when 'RETURNED' then 'возвращён продавцу.'
      when 'REFUNDED' then 'возвращён, деньги отправлены вам.'
      when 'COMPLETED' then 'завершён. Спасибо за покупку!'
    end as message_text,
    '/orders/' || orders.order_id as link_url, steps.at as sent_at
  from pg_temp.plan_steps as steps
  join pg_temp.plan_orders as orders using (order_id)
  union all
  select
    'reminder ' || orders.order_id, orders.user_id, 'REVIEW_REMINDER',
    'Расскажите о покупках из заказа №' || orders.order_id || '.',
    '/orders/' || orders.order_id || '/review', orders.delivered_at + interval '3 days'
  from pg_temp.plan_orders as orders
  where orders.delivered_at + interval '3 days' < pg_temp.anchor()
  union all
  select 'message ' || message_id, case when chats.participant1_type = 'USER' then chats.participant1_id
      else 1000 + (chats.participant1_id - 1) * 5 + 5 end,
    'MESSAGE', 'Новое сообщение в чате «' || chats.subject || '».', '/chats/' || chats.conversation_id,
    messages.created_date
  from messaging_service.chat_messages as messages
  join messaging_service.chat_conversations as chats using (conversation_id)
  where messages.sender_type <> chats.participant1_type
  union all
  select
    'promotion ' || promotion_id || ' ' || user_id, user_id, 'PROMOTION',
    'Акция «' || promotions.name || '» уже началась.',
    '/promotions/' || promotion_id, pg_temp.anchor() + promotions.starts * interval '1 day'
  from pg_temp.promotions
  join pg_temp.people on people.kind = 'customer' and people.status = 'ACTIVE'
    and pg_temp.chance(user_id * 100 + promotion_id, 'told of promotion') < 0.3
  where promotions.is_active and promotions.starts between -60 and -1
  union all
  -- Whose stock runs low, or is past its day.
  select 'stock ' || item_id, 1000 + (items.seller_id - 1) * 5 + 1, 'WMS_ALERT',
    'Срок годности партии ' || items.batch_number || ' (' || items.sku_code || ') истёк.', '/stock/' || items.sku_code,
    pg_temp.anchor() - interval '3 days'
  from pg_temp.items
  where items.expiration_date < pg_temp.anchor()::date
  union all
  select
    'count ' || stocktake_id, initiator, 'WMS_ALERT', 'Инвентаризация №' || stocktake_id || ' ещё идёт.',
    '/stocktakes/' || stocktake_id,
    at
  from pg_temp.counts
  where status = 'IN_PROGRESS'
) as told
order by told.sent_at, told.thing;
