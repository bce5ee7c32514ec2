-- Definer: only here and by the consumer's own attempts does a delivery change. For admin_service, which asks who may.
create or replace function platform.retry_delivery(consumer text, event_id bigint)
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  update platform.event_deliveries as delivery
  set attempts = 0, due_at = clock_timestamp()
  where delivery.consumer = retry_delivery.consumer
    and delivery.event_id = retry_delivery.event_id
    and delivery.attempts > 0;
  if not found then
    perform platform.fail('NOT_FOUND', 'No consumer of that name has failed on such an event.', field => 'eventId');
  end if;
end
$$;

comment on function platform.retry_delivery(text, bigint) is
  'An event a consumer failed on, parked or not, is told it now, with all its attempts before it again. Errors: NOT_FOUND.';
grant execute on function platform.retry_delivery(text, bigint) to admin_service;
