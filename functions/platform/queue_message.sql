-- Definer: services write no table of platform's. The event makes a job of it; an event carries nothing personal.
create or replace function platform.queue_message(
  message_id uuid,
  channel text,
  recipient text,
  template text,
  data jsonb default '{}',
  sealed_data text default null,
  locale text default null,
  good_for interval default '1 day'
)
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  insert into platform.messages (
    message_id, channel, recipient, template, data, sealed_data, locale, requested_by, good_until
  )
  values (
    queue_message.message_id,
    queue_message.channel,
    queue_message.recipient,
    queue_message.template,
    queue_message.data,
    queue_message.sealed_data,
    coalesce(queue_message.locale, nullif(current_setting('market.locale', true), '')),
    platform.current_actor(),
    now() + good_for
  );
  perform platform.emit(
    'message.queued', queue_message.message_id::text, jsonb_build_object('messageId', queue_message.message_id)
  );
end
$$;

comment on function platform.queue_message(uuid, text, text, text, jsonb, text, text, interval) is
  'Sends a mail or an SMS when the transaction commits: EMAIL or SMS, to whom (null is a decoy, sent to nobody), by which template, with what in it. sealed_data is JSON sealed for the purpose message:<message_id>. Dropped if it could not be sent while good.';
grant execute on function platform.queue_message(uuid, text, text, text, jsonb, text, text, interval) to
  user_service, auth_service, seller_service, notification_service, admin_service;
