-- Definer: platform takes commands of this service only.
create or replace function admin_service.retry_event(consumer text, event_id bigint)
returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  if platform.current_admin_id() is null or not platform.may('operations.manage') then
    perform platform.fail('FORBIDDEN', 'Only administrators who run the platform retry what failed.');
  end if;
  perform platform.retry_delivery(retry_event.consumer, retry_event.event_id);
  perform admin_service.record_activity(
    'retryEvent', 'EVENT', retry_event.event_id::text, null, jsonb_build_object('consumer', retry_event.consumer)
  );
  return retry_event.event_id;
end
$$;

comment on function admin_service.retry_event(text, bigint) is E'@resultFieldName eventId\nA consumer is told now of an event it failed on, parked or not. Errors: FORBIDDEN, NOT_FOUND.';
grant execute on function admin_service.retry_event(text, bigint) to market_admin;
