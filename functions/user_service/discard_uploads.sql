-- Definer: the worker has no right on any table. Rows that somebody uses or finishes at this moment are left for the next
-- time; files are deleted after this has committed, when nobody can use them any more.
create or replace function user_service.discard_uploads()
returns void
language sql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  with due as (
    select upload.upload_id, upload.status
    from user_service.uploads as upload
    where (upload.status = 'PENDING' and upload.expires_at < now() - interval '5 minutes')
      or (upload.status = 'RECEIVED' and upload.expires_at < now() - interval '1 day')
      or (upload.status = 'READY' and upload.used_at is null and upload.ready_at < now() - interval '1 day')
      or (upload.status = 'READY' and upload.released_at < now() - interval '1 hour')
    order by upload.upload_id
    for update skip locked
  )
  update user_service.uploads as upload
  set
    status = case due.status when 'PENDING' then 'EXPIRED' when 'RECEIVED' then 'REJECTED' else 'DISCARDED' end
      ::user_service.upload_status_enum,
    rejection = case due.status when 'RECEIVED' then 'UNREADABLE' end::user_service.upload_rejection_enum
  from due
  where upload.upload_id = due.upload_id;

  -- Today's are still counted.
  delete from user_service.uploads as upload
  where upload.cleared_at is not null
    and upload.created_date < now() - interval '1 day'
$$;

comment on function user_service.discard_uploads() is
  'Ends uploads that got no bytes in time, pictures unused for a day and those replaced an hour ago, and forgets those that were cleared.';
grant execute on function user_service.discard_uploads() to market_worker;
