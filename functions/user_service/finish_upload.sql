-- Definer: the worker has no right on any table.
create or replace function user_service.finish_upload(
  upload_id uuid,
  file_key text,
  file_sides integer[],
  width integer,
  height integer,
  byte_size integer
)
returns boolean
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  update user_service.uploads as upload
  set
    status = 'READY',
    ready_at = now(),
    file_key = finish_upload.file_key,
    file_sides = finish_upload.file_sides,
    url = '/media/' || finish_upload.file_key || '.webp',
    width = finish_upload.width,
    height = finish_upload.height,
    byte_size = finish_upload.byte_size
  where upload.upload_id = finish_upload.upload_id
    and upload.status = 'RECEIVED';
  return found;
end
$$;

comment on function user_service.finish_upload(uuid, text, integer[], integer, integer, integer) is
  'The picture is made and its files are in place. False when nobody wants it any more: then they are to go.';
grant execute on function user_service.finish_upload(uuid, text, integer[], integer, integer, integer) to market_worker;
