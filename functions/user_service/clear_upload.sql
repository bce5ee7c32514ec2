-- Definer: the worker has no right on any table.
create or replace function user_service.clear_upload(upload_id uuid)
returns void
language sql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  update user_service.uploads as upload
  set cleared_at = now()
  where upload.upload_id = clear_upload.upload_id
    and upload.status in ('REJECTED', 'EXPIRED', 'DISCARDED')
$$;

comment on function user_service.clear_upload(uuid) is 'The files of an upload at its end are deleted.';
grant execute on function user_service.clear_upload(uuid) to market_worker;
