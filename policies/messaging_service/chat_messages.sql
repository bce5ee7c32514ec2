-- A message is read where its conversation is: the conversation's own policies decide, for a user as for a shop's
-- staff.
select platform.reset_guards('messaging_service.chat_messages');

create policy customer_reads_with_conversation on messaging_service.chat_messages
  for select to market_customer
  using (
    exists (
      select
      from messaging_service.chat_conversations
      where chat_conversations.conversation_id = chat_messages.conversation_id
    )
  );

create policy admin_reads_with_conversation on messaging_service.chat_messages
  for select to market_admin
  using (
    exists (
      select
      from messaging_service.chat_conversations
      where chat_conversations.conversation_id = chat_messages.conversation_id
    )
  );

grant select (
  message_id, conversation_id, sender_id, sender_type, message_text, is_read_by_recipient, created_date
) on messaging_service.chat_messages to market_customer, market_admin;

create trigger _100_stamp before insert or update on messaging_service.chat_messages
  for each row execute function platform.stamp_authorship();
