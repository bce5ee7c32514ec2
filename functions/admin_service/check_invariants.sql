-- Definer: called by platform.check_invariants(), which has no right on the tables.
create or replace function admin_service.check_invariants()
returns table (check_name text, subject text, detail text)
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select
    'decided_item_says_when',
    format('moderation item %s', moderation_item_id),
    format('is %s, resolved %s', status, coalesce(resolved_at::text, 'never'))
  from admin_service.moderation_items
  where (status in ('APPROVED', 'REJECTED', 'ACTION_TAKEN')) <> (resolved_at is not null)

  union all
  -- Complaints come as often as they are made; the rest waits once.
  select
    'thing_waits_for_moderation_once',
    format('%s %s', item_type, item_id),
    format('is in the queue as items %s', string_agg(moderation_item_id::text, ', ' order by moderation_item_id))
  from admin_service.moderation_items
  where status in ('PENDING', 'IN_REVIEW')
    and item_type <> 'COMPLAINT'
  group by item_type, item_id
  having count(*) > 1
$$;

comment on function admin_service.check_invariants() is
  'What must hold of the administration at any time and does not.';
grant execute on function admin_service.check_invariants() to platform;
