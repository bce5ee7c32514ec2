-- Definer: as take_message(). Slots of a channel are one after the other, so that no minute has more than per_minute of
-- them. A message keeps the slot it waits for, whoever asks for it and how often; each attempt to send takes another.
create or replace function platform.take_send_slot(message_id uuid, per_minute integer)
returns timestamptz
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  step constant interval := interval '1 minute' / per_minute;
  waiting record;
  slot timestamptz;
begin
  select message.channel, message.good_until, message.send_at
  into waiting
  from platform.messages as message
  where message.message_id = take_send_slot.message_id
    and message.state = 'QUEUED'
  for update;
  if not found then
    return 'infinity';
  end if;
  slot := waiting.send_at;
  if slot is null then
    insert into platform.send_slots as next (channel, free_from)
    values (waiting.channel, clock_timestamp() + step)
    on conflict on constraint send_slots_pkey do update
    set free_from = greatest(next.free_from, clock_timestamp()) + step
    where greatest(next.free_from, clock_timestamp()) < waiting.good_until
    returning next.free_from - step
    into slot;
    -- Nobody waits for a slot that comes too late: it is another's.
    if slot is null then
      return 'infinity';
    end if;
  end if;
  update platform.messages as message
  set send_at = case when slot > clock_timestamp() then slot end
  where message.message_id = take_send_slot.message_id
    and message.send_at is distinct from case when slot > clock_timestamp() then slot end;
  return slot;
end
$$;

comment on function platform.take_send_slot(uuid, integer) is
  'When a message may be sent, at per_minute of its channel: now if that is over, and the slot is taken with it; infinity if it never will be.';
grant execute on function platform.take_send_slot(uuid, integer) to market_worker;
