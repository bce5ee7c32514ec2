-- Definer: market_auth has no right on any table. Called once all bytes are there; the event makes a job of it.
create or replace function user_service.receive_upload(upload_id uuid)
returns boolean
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  update user_service.uploads as upload
  set status = 'RECEIVED', received_at = now()
  where upload.upload_id = receive_upload.upload_id
    and upload.status = 'PENDING';
  if not found then
    return false;
  end if;
  perform platform.emit(
    'upload.received', receive_upload.upload_id::text, jsonb_build_object('uploadId', receive_upload.upload_id)
  );
  return true;
end
$$;

comment on function user_service.receive_upload(uuid) is
  'The bytes of an upload are all there: the worker is told. False when nobody waits for them any more.';
grant execute on function user_service.receive_upload(uuid) to market_auth;
