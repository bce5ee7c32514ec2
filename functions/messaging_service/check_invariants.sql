-- Definer: called by platform.check_invariants(), which has no right on the tables.
create or replace function messaging_service.check_invariants()
returns table (check_name text, subject text, detail text)
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select
    'only_its_parties_write_in_a_chat',
    format('message %s', message_id),
    format('by %s %s, no party of chat %s', message.sender_type, message.sender_id, conversation_id)
  from messaging_service.chat_messages as message
  join messaging_service.chat_conversations as chat using (conversation_id)
  where (sender_type, sender_id) not in ((participant1_type, participant1_id), (participant2_type, participant2_id))
$$;

comment on function messaging_service.check_invariants() is
  'What must hold of chats at any time and does not.';
grant execute on function messaging_service.check_invariants() to platform;
