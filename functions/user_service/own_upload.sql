-- Definer: market_auth has no right on any table.
create or replace function user_service.own_upload(upload_id uuid)
returns table (
  status user_service.upload_status_enum,
  rejection user_service.upload_rejection_enum,
  url text,
  store text
)
language plpgsql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  return query
  select
    -- The collector may not have come by yet.
    case when upload.status = 'PENDING' and upload.expires_at < now() then 'EXPIRED' else upload.status end,
    upload.rejection,
    case when upload.status = 'READY' then upload.url end,
    upload.store
  from user_service.uploads as upload
  where upload.upload_id = own_upload.upload_id
    and upload.user_id = platform.current_user_id();
  if not found then
    perform platform.fail('NOT_FOUND', 'There is no such upload of yours.', field => 'uploadId');
  end if;
end
$$;

comment on function user_service.own_upload(uuid) is 'How far an upload of the caller is. Errors: NOT_FOUND.';
grant execute on function user_service.own_upload(uuid) to market_auth;
