-- Definer: the worker has no right on the table. One that waits still, though it has been no good for a day, has lost its
-- job: it says nothing to anybody any more.
create or replace function platform.forget_messages()
returns boolean
language sql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  update platform.messages as stuck
  set state = 'DROPPED', recipient = null, sealed_data = null, data = '{}'
  where stuck.state = 'QUEUED'
    and stuck.good_until < now() - interval '1 day';

  with forgotten as (
    delete from platform.messages as old
    where old.message_id in (
      select message_id
      from platform.messages
      where good_until < now() - admin_service.number_setting('messages.kept_days') * interval '1 day'
      limit 5000
    )
    returning 1
  )
  select count(*) = 5000 from forgotten
$$;

comment on function platform.forget_messages() is
  'Empties messages that are stuck, and deletes a page of those that were sent, or dropped, longer ago than the setting says. True when there is more.';
grant execute on function platform.forget_messages() to market_worker;
