-- Only the two parties read a conversation: a user their own, a shop's staff who answer messages the shop's, an
-- administrator who does those they are the party of.
select platform.reset_guards('messaging_service.chat_conversations');

create policy customer_reads_own on messaging_service.chat_conversations
  for select to market_customer
  using (
    (participant1_id = (select platform.current_user_id()) and participant1_type = 'USER')
    or (participant2_id = (select platform.current_user_id()) and participant2_type = 'USER')
  );

create policy seller_reads_own_shops on messaging_service.chat_conversations
  for select to market_seller
  using (
    (
      (participant1_id = (select platform.current_seller_id()) and participant1_type = 'SELLER')
      or (participant2_id = (select platform.current_seller_id()) and participant2_type = 'SELLER')
    )
    and (select platform.may('messages.read'))
  );

create policy admin_reads_own on messaging_service.chat_conversations
  for select to market_admin
  using (
    (
      (participant1_id = (select platform.current_admin_id()) and participant1_type = 'ADMIN')
      or (participant2_id = (select platform.current_admin_id()) and participant2_type = 'ADMIN')
    )
    and (select platform.may('messages.read'))
  );

grant select (
  conversation_id, participant1_id, participant1_type, participant2_id, participant2_type, subject, is_active,
  created_date
) on messaging_service.chat_conversations to market_customer, market_admin;

create trigger _100_stamp before insert or update on messaging_service.chat_conversations
  for each row execute function platform.stamp_authorship();
