comment on table admin_service.moderation_items is 'Something a moderator has to judge.';
comment on column admin_service.moderation_items.moderation_item_id is 'Key of the moderation item.';
comment on column admin_service.moderation_items.item_type is 'What kind of thing is to be judged.';
comment on column admin_service.moderation_items.item_id is 'Key of the thing in its own table, by item_type.';
comment on column admin_service.moderation_items.reason is 'Why it is here: a rule that caught it, or what somebody complains of.';
comment on column admin_service.moderation_items.status is 'State of the item; the pending ones are the queue.';
comment on column admin_service.moderation_items.assigned_to_admin_id is 'Who has taken it; null while nobody has.';
comment on column admin_service.moderation_items.resolved_at is 'When it was decided; null until then.';
comment on column admin_service.moderation_items.notes is 'What the moderator notes, for colleagues.';
select platform.describe_authorship('admin_service.moderation_items');
comment on constraint moderation_items_assigned_to_admin_id_fkey on admin_service.moderation_items is
  E'@fieldName assignee\n@foreignFieldName assignedModerationItems';
