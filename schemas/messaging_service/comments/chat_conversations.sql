comment on table messaging_service.chat_conversations is 'What two parties write to each other: a user, a shop or the platform''s support. Two parties have one conversation.';
comment on column messaging_service.chat_conversations.conversation_id is 'Key of the conversation.';
comment on column messaging_service.chat_conversations.participant1_id is 'Key of one party in its own table, by participant1_type: user, seller or administrator.';
comment on column messaging_service.chat_conversations.participant1_type is 'What the one party is.';
comment on column messaging_service.chat_conversations.participant2_id is 'Key of the other party in its own table, by participant2_type: user, seller or administrator.';
comment on column messaging_service.chat_conversations.participant2_type is 'What the other party is.';
comment on column messaging_service.chat_conversations.subject is 'What it is about, if the parties say.';
comment on column messaging_service.chat_conversations.is_active is 'Whether the parties can still write; false once it is closed.';
-- The parties may stand either way round, so nothing is looked up by them in one order.
comment on constraint chat_conversations_once_per_direction on messaging_service.chat_conversations is
  E'@behavior -single';
select platform.describe_authorship('messaging_service.chat_conversations');
