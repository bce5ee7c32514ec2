-- Definer: the parts are readable by nobody, and given whole to whom they are about.
create or replace function user_service.data_export_content(export_id uuid)
returns jsonb
language plpgsql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  content jsonb;
begin
  select jsonb_object_agg(part.service, part.content)
  into content
  from user_service.data_exports as export
  join user_service.data_export_parts as part using (export_id)
  where export.export_id = data_export_content.export_id
    and export.user_id = platform.current_user_id()
    and export.status = 'READY'
    and export.expires_at > now();
  if content is null then
    perform platform.fail('NOT_FOUND', 'There is no such export, or it is not ready.', field => 'exportId');
  end if;
  return content;
end
$$;

comment on function user_service.data_export_content(uuid) is
  'All that was held about the caller when they asked, by service. Errors: NOT_FOUND.';
grant execute on function user_service.data_export_content(uuid) to market_customer;
