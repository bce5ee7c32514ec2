-- Definer: the worker has no right on any table.
create or replace function user_service.reject_upload(
  upload_id uuid,
  rejection user_service.upload_rejection_enum
)
returns boolean
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  update user_service.uploads as upload
  set status = 'REJECTED', rejection = reject_upload.rejection
  where upload.upload_id = reject_upload.upload_id
    and upload.status = 'RECEIVED';
  return found;
end
$$;

comment on function user_service.reject_upload(uuid, user_service.upload_rejection_enum) is
  'What was sent is no picture we take, and why. False when it is not to be looked at any more.';
grant execute on function user_service.reject_upload(uuid, user_service.upload_rejection_enum) to market_worker;
