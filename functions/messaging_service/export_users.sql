-- Definer: a consumer of events, called by platform. Secrets, and who else changed a row, are no data of the user's.
create or replace function messaging_service.export_users(events platform.event[])
returns void
language sql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select user_service.add_export_part(
    told.export_id,
    'messaging_service',
    jsonb_build_object(
      'conversations', (
        select jsonb_agg(to_jsonb(held) - '{created_by,last_modified_by}'::text[])
        from messaging_service.chat_conversations as held
        where
            (participant1_id, participant1_type) = (told.user_id, 'USER')
            or (participant2_id, participant2_type) = (told.user_id, 'USER')
      ),
      'messages', (
        select jsonb_agg(to_jsonb(held) - '{created_by,last_modified_by}'::text[])
        from messaging_service.chat_messages as held
        where held.conversation_id in (
            select chat.conversation_id
            from messaging_service.chat_conversations as chat
            where (chat.participant1_id, chat.participant1_type) = (told.user_id, 'USER')
              or (chat.participant2_id, chat.participant2_type) = (told.user_id, 'USER')
          )
      )
    )
  )
  from unnest(export_users.events) as event
  cross join lateral (
    select (event.payload ->> 'exportId')::uuid as export_id, (event.payload ->> 'userId')::bigint as user_id
  ) as told
$$;

comment on function messaging_service.export_users(platform.event[]) is
  'Consumer of user.export_requested: hands in what this service holds about the user.';
grant execute on function messaging_service.export_users(platform.event[]) to platform;
