-- Definer: who is to hand in a part, platform says; what is told of carries no data.
create or replace function user_service.request_data_export()
returns uuid
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  latest timestamptz;
  requested uuid;
begin
  if platform.current_user_id() is null then
    perform platform.fail('NOT_SIGNED_IN', 'Sign in first.');
  end if;
  -- Two at once queue here.
  perform user_service.lock_account(platform.current_user_id());
  select max(export.requested_at)
  into latest
  from user_service.data_exports as export
  where export.user_id = platform.current_user_id();
  if latest > now() - interval '1 day' then
    perform platform.fail(
      'TOO_MANY_ATTEMPTS',
      'Your data can be asked for once a day.',
      details => jsonb_build_object(
        'retryAfterSeconds', ceil(extract(epoch from latest + interval '1 day' - now()))
      )
    );
  end if;
  insert into user_service.data_exports (user_id, awaited_services, locale)
  values (
    platform.current_user_id(),
    platform.services_told_of('user.export_requested'),
    nullif(current_setting('market.locale', true), '')
  )
  returning export_id
  into requested;
  perform platform.emit(
    'user.export_requested',
    platform.current_user_id()::text,
    jsonb_build_object('exportId', requested, 'userId', platform.current_user_id())
  );
  return requested;
end
$$;

comment on function user_service.request_data_export() is E'@keyOf user_service.data_exports\nAsks for a copy of all that is held about the caller; they are written to when it is ready. Once a day. Errors: NOT_SIGNED_IN, TOO_MANY_ATTEMPTS.';
grant execute on function user_service.request_data_export() to market_customer;
