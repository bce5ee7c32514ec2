-- Definer: a command of this service, also for seller_service. The row is locked as the collector locks it: a picture is
-- either used or collected.
create or replace function user_service.use_upload(
  upload_id uuid,
  purpose user_service.upload_purpose_enum,
  seller_id bigint,
  replaced text
)
returns text
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  wanted user_service.uploads;
begin
  select *
  into wanted
  from user_service.uploads as upload
  where upload.upload_id = use_upload.upload_id
    and upload.user_id = platform.current_user_id()
    and upload.purpose = use_upload.purpose
    and upload.seller_id is not distinct from use_upload.seller_id
  for update;
  if not found then
    perform platform.fail('NOT_FOUND', 'There is no such upload of yours for this.', field => 'uploadId');
  elsif wanted.status <> 'READY' then
    perform platform.fail(
      'INVALID_STATE',
      format('The upload is %s: only one that is READY can be used.', wanted.status),
      field => 'uploadId',
      details => jsonb_build_object('status', wanted.status)
    );
  end if;
  update user_service.uploads as upload
  set used_at = coalesce(upload.used_at, now()), released_at = null
  where upload.upload_id = wanted.upload_id;
  if replaced is distinct from wanted.url then
    perform user_service.release_upload(replaced);
  end if;
  return wanted.url;
end
$$;

comment on function user_service.use_upload(uuid, user_service.upload_purpose_enum, bigint, text) is
  'The address of a READY picture of the caller, which is kept from now on; the one it replaces is let go. Errors: NOT_FOUND, INVALID_STATE.';
grant execute on function user_service.use_upload(uuid, user_service.upload_purpose_enum, bigint, text) to seller_service;
