-- Definer: the worker reads no table of platform's. Also tells what will be sent to nobody.
create or replace function platform.take_message(message_id uuid)
returns table (
  channel text,
  recipient text,
  template text,
  data jsonb,
  sealed_data text,
  locale text,
  is_good boolean
)
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select
    message.channel,
    message.recipient,
    message.template,
    message.data,
    message.sealed_data,
    message.locale,
    message.good_until > now()
  from platform.messages as message
  where message.message_id = take_message.message_id
    and message.state = 'QUEUED'
$$;

comment on function platform.take_message(uuid) is
  'What a message says and to whom; no row when it was sent or dropped. is_good is false when it came too late.';
grant execute on function platform.take_message(uuid) to market_worker;
