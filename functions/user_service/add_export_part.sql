-- Definer: a command of this service for every other. One that comes again is the same part; one that comes when the export
-- is gone, or after its user, comes to nothing.
create or replace function user_service.add_export_part(export_id uuid, service text, content jsonb)
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  awaiting user_service.data_exports;
begin
  -- Parts that come at once queue here: the last one sees the others.
  select *
  into awaiting
  from user_service.data_exports as export
  where export.export_id = add_export_part.export_id
  for update;
  if not found or awaiting.status = 'READY' then
    return;
  end if;
  insert into user_service.data_export_parts (export_id, service, content)
  values (awaiting.export_id, add_export_part.service, coalesce(add_export_part.content, '{}'))
  on conflict on constraint data_export_parts_pkey do update
  set content = excluded.content;
  if exists (
    select unnest(awaiting.awaited_services)
    except
    select part.service
    from user_service.data_export_parts as part
    where part.export_id = awaiting.export_id
  ) then
    return;
  end if;

  update user_service.data_exports as export
  set status = 'READY', ready_at = now(), expires_at = now() + interval '7 days'
  where export.export_id = awaiting.export_id;
  perform platform.queue_message(
    gen_random_uuid(),
    'EMAIL',
    (select users.email from user_service.users where users.user_id = awaiting.user_id),
    'data_export_ready',
    locale => awaiting.locale
  );
end
$$;

comment on function user_service.add_export_part(uuid, text, jsonb) is
  'Hands in what a service holds about the user of an export; with the last part the user is written to.';
grant execute on function user_service.add_export_part(uuid, text, jsonb) to
  auth_service, seller_service, payment_service, logistics_service, wms_service, promotion_service, cart_service,
  order_service, review_service, qa_service, messaging_service, notification_service, search_service, admin_service;
