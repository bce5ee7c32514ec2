comment on table messaging_service.chat_messages is E'@behavior -query:resource:list -query:resource:connection\nA message in a conversation.';
comment on column messaging_service.chat_messages.message_id is 'Key of the message.';
comment on column messaging_service.chat_messages.conversation_id is 'The conversation it is in.';
comment on column messaging_service.chat_messages.sender_id is 'Key of who wrote it in its own table, by sender_type; one of the conversation''s two parties.';
comment on column messaging_service.chat_messages.sender_type is 'What the one who wrote it is.';
comment on column messaging_service.chat_messages.message_text is 'The message, as written.';
comment on column messaging_service.chat_messages.is_read_by_recipient is 'Whether the other party has seen it.';
comment on constraint chat_messages_conversation_id_fkey on messaging_service.chat_messages is
  E'@fieldName conversation\n@foreignFieldName messages';
select platform.describe_authorship('messaging_service.chat_messages');
-- Read through one conversation only, so the index on (conversation_id, created_date) gives the order.
comment on column messaging_service.chat_messages.created_date is E'@isIndexed\n@notNull\nWhen it was written.';
