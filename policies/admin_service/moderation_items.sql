-- Moderators see the whole queue; an item is taken and decided by function only.
select platform.reset_guards('admin_service.moderation_items');

create policy admin_reads_moderation on admin_service.moderation_items
  for select to market_admin
  using ((select platform.may('moderation.read')));

grant select (
  moderation_item_id, item_type, item_id, reason, status, assigned_to_admin_id, resolved_at, notes, created_date
) on admin_service.moderation_items to market_admin;

create trigger _100_stamp before insert or update on admin_service.moderation_items
  for each row execute function platform.stamp_authorship();

create trigger _900_log after insert or update or delete on admin_service.moderation_items
  for each row execute function admin_service.log_change('MODERATION_ITEM', 'moderation_item_id');
