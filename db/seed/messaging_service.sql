-- Buyers write to the shops they bought from, some of them and some shops to support.
insert into messaging_service.chat_conversations (
  conversation_id, participant1_id, participant1_type, participant2_id, participant2_type, subject, is_active,
  created_by, created_date, last_modified_date
)
select
  pg_temp.uuid_of('chat ' || orders.user_id || ' ' || orders.seller_id), orders.user_id, 'USER', orders.seller_id,
  'SELLER',
  'Заказ №' || orders.order_id, pg_temp.chance(orders.order_id, 'chat over') > 0.2,
  'user:' || orders.user_id, orders.created_at + interval '5 minutes', orders.created_at + interval '90 minutes'
from (
  select distinct on (user_id, seller_id) order_id, user_id, seller_id, created_at
  from pg_temp.plan_orders
  where user_id <= 2 or pg_temp.chance(order_id, 'chat') < 0.15
  order by user_id, seller_id, order_id
) as orders
where orders.created_at + interval '90 minutes' < pg_temp.anchor()
order by orders.order_id;

insert into messaging_service.chat_conversations (
  conversation_id, participant1_id, participant1_type, participant2_id, participant2_type, subject, is_active,
  created_by, created_date, last_modified_date
)
select
  pg_temp.uuid_of('chat with support ' || number),
  case when number % 3 = 0 then number / 3 else 1 + number * 5 end,
  case when number % 3 = 0 then 'SELLER' else 'USER' end::messaging_service.chat_participant_type_enum,
  3, 'ADMIN', case when number % 3 = 0 then 'Вопрос по выплатам' else 'Не приходит код подтверждения' end, number > 8,
  'user:' || case when number % 3 = 0 then 1000 + (number / 3 - 1) * 5 + 5 else 1 + number * 5 end, begun_at,
  begun_at + interval '90 minutes'
from generate_series(1, 30) as number
cross join lateral (select pg_temp.anchor() - (31 - number) * interval '30 hours' as begun_at) as begun;

-- A question, an answer and a last word; of a chat just begun the last is not read yet.
insert into messaging_service.chat_messages (
  message_id, conversation_id, sender_id, sender_type, message_text, is_read_by_recipient, created_by, created_date,
  last_modified_date
)
select
  pg_temp.uuid_of('message ' || chats.conversation_id || ' ' || line.ordinal), chats.conversation_id, line.sender_id,
  line.sender_type,
  line.message_text, line.ordinal < 3 or sent_at < pg_temp.anchor() - interval '6 days', line.actor, sent_at, sent_at
from messaging_service.chat_conversations as chats
join pg_temp.chat_texts as texts on texts.number
  = 1 + pg_temp.pick(
    hashtextextended(chats.conversation_id::text, 0), 'talk', (select count(*)::integer from pg_temp.chat_texts)
  )
cross join lateral (values
  (1, chats.participant1_id, chats.participant1_type, texts.asked, chats.created_by),
  (2, chats.participant2_id, chats.participant2_type, texts.answered,
    case chats.participant2_type
      when 'ADMIN' then 'admin:' || chats.participant2_id
      else 'user:' || 1000 + (chats.participant2_id - 1) * 5 + 5
    end),
  (3, chats.participant1_id, chats.participant1_type, texts.closed, chats.created_by)
) as line (ordinal, sender_id, sender_type, message_text, actor)
cross join lateral (select chats.created_date + (line.ordinal - 1) * interval '40 minutes' as sent_at) as sent;
