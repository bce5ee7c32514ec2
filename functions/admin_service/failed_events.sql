-- Definer: what is published to this service is for it to show. The oldest come first and are enough to see why.
create or replace function admin_service.failed_events()
returns setof admin_service.failed_event
language plpgsql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  if platform.current_admin_id() is null or not platform.may('operations.read') then
    perform platform.fail('FORBIDDEN', 'Only administrators who run the platform see its failures.');
  end if;
  return query
    select
      failed.consumer, failed.event_id, failed.topic, failed.aggregate_id, failed.payload, failed.occurred_at,
      failed.attempts::integer, failed.error, failed.due_at, failed.is_parked
    from platform.parked_deliveries as failed
    order by failed.occurred_at, failed.event_id, failed.consumer
    limit 500;
end
$$;

comment on function admin_service.failed_events() is
  'Events a consumer failed on: those that are tried again, and those that are parked; the 500 oldest. Errors: FORBIDDEN.';
grant execute on function admin_service.failed_events() to market_admin;
