-- Definer: as take_message(). What was sent keeps nothing personal.
create or replace function platform.settle_message(message_id uuid, was_sent boolean)
returns void
language sql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  update platform.messages as message
  set state = case when was_sent then 'SENT' else 'DROPPED' end,
    sent_at = case when was_sent then now() end,
    recipient = null,
    sealed_data = null,
    data = '{}'
  where message.message_id = settle_message.message_id
    and message.state = 'QUEUED'
$$;

comment on function platform.settle_message(uuid, boolean) is
  'A message was sent, or will not be: what it said and to whom is forgotten.';
grant execute on function platform.settle_message(uuid, boolean) to market_worker;
