-- Definer: a consumer of events, called by platform. Of a chat both sides go: the other one wrote to this person, and
-- may have written of them.
create or replace function messaging_service.forget_users(events platform.event[])
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  erased constant bigint[] := array(select (event.payload ->> 'userId')::bigint from unnest(events) as event);
begin
  update messaging_service.chat_conversations as chat
  set subject = null, is_active = false
  where (chat.participant1_type = 'USER' and chat.participant1_id = any (erased))
    or (chat.participant2_type = 'USER' and chat.participant2_id = any (erased));

  update messaging_service.chat_messages as message
  set message_text = '[erased]'
  from messaging_service.chat_conversations as chat
  where message.conversation_id = chat.conversation_id
    and (
      (chat.participant1_type = 'USER' and chat.participant1_id = any (erased))
      or (chat.participant2_type = 'USER' and chat.participant2_id = any (erased))
    );
end
$$;

comment on function messaging_service.forget_users(platform.event[]) is
  'Consumer of user.erased: their chats say nothing any more.';
grant execute on function messaging_service.forget_users(platform.event[]) to platform;
