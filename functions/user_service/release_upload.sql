-- Definer: a command of this service, also for seller_service.
create or replace function user_service.release_upload(url text)
returns void
language sql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  update user_service.uploads as upload
  set released_at = now()
  where upload.url = release_upload.url
    and upload.status = 'READY'
$$;

comment on function user_service.release_upload(text) is
  'Nothing shows the picture at this address any more: it is collected in an hour, when pages that had it are gone.';
grant execute on function user_service.release_upload(text) to seller_service;
