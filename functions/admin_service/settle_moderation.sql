-- Definer: a command of this service for others, in the transaction of the decision.
create or replace function admin_service.settle_moderation(
  item_type admin_service.moderation_item_type_enum,
  item_id bigint,
  is_approved boolean,
  notes text
)
returns void
language sql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  update admin_service.moderation_items as item
  set status = case
      when is_approved then 'APPROVED'
      else 'REJECTED'
    end::admin_service.moderation_status_enum,
    assigned_to_admin_id = coalesce(platform.current_admin_id(), item.assigned_to_admin_id),
    resolved_at = now(),
    notes = coalesce(settle_moderation.notes, item.notes)
  where item.item_type = settle_moderation.item_type
    and item.item_id = settle_moderation.item_id
    and item.status in ('PENDING', 'IN_REVIEW')
$$;

comment on function admin_service.settle_moderation(
  admin_service.moderation_item_type_enum, bigint, boolean, text
) is 'What waited was decided about by the caller: it leaves the queue, with notes if there are any.';
grant execute on function admin_service.settle_moderation(
  admin_service.moderation_item_type_enum, bigint, boolean, text
) to seller_service;
