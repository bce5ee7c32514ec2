-- Definer: as take_message(). What is still queued after its time lost its job: it says nothing to anybody any more.
create or replace function platform.forget_messages(older interval)
returns bigint
language sql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  update platform.messages as message
  set state = 'DROPPED', recipient = null, sealed_data = null, data = '{}'
  where message.state = 'QUEUED'
    and message.good_until < now() - interval '1 day';

  with forgotten as (
    delete from platform.messages as message where message.good_until < now() - older returning 1
  )
  select count(*) from forgotten
$$;

comment on function platform.forget_messages(interval) is
  'Drops messages that came too late by a day, and deletes those so much older. Returns how many it deleted.';
grant execute on function platform.forget_messages(interval) to market_worker;
