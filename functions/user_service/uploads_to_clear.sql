-- Definer: the worker has no right on any table.
create or replace function user_service.uploads_to_clear(store text, most integer)
returns table (upload_id uuid, file_key text, sides integer[])
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select upload.upload_id, upload.file_key, upload.file_sides
  from user_service.uploads as upload
  where upload.status in ('REJECTED', 'EXPIRED', 'DISCARDED')
    and upload.cleared_at is null
    and upload.store = uploads_to_clear.store
  order by upload.upload_id
  limit most
$$;

comment on function user_service.uploads_to_clear(text, integer) is 'Uploads at their end whose files are still to be deleted.';
grant execute on function user_service.uploads_to_clear(text, integer) to market_worker;
