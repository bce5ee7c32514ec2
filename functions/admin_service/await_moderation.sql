-- Definer: a command of this service for others: what waits for a moderator and its place in the queue are one change.
create or replace function admin_service.await_moderation(
  item_type admin_service.moderation_item_type_enum,
  item_id bigint,
  reason text
)
returns void
language sql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  insert into admin_service.moderation_items (item_type, item_id, reason)
  select await_moderation.item_type, await_moderation.item_id, await_moderation.reason
  where not exists (
    select
    from admin_service.moderation_items as waiting
    where waiting.item_type = await_moderation.item_type
      and waiting.item_id = await_moderation.item_id
      and waiting.status in ('PENDING', 'IN_REVIEW')
  )
$$;

comment on function admin_service.await_moderation(admin_service.moderation_item_type_enum, bigint, text) is
  'Something waits for a moderator''s word from now on, once. Whoever calls holds a lock on it.';
grant execute on function admin_service.await_moderation(admin_service.moderation_item_type_enum, bigint, text)
  to seller_service;
