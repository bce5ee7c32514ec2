-- Definer: market_auth has no right on any table. Who may send the bytes was settled by the signature on the address.
create or replace function user_service.upload_is_awaited(upload_id uuid)
returns boolean
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select exists (
    select
    from user_service.uploads as upload
    where upload.upload_id = upload_is_awaited.upload_id
      and upload.status = 'PENDING'
      and upload.store = 'LOCAL'
      and upload.expires_at > now()
  )
$$;

comment on function user_service.upload_is_awaited(uuid) is
  'Whether the bytes of an upload are still to come, before anybody takes the trouble to read them.';
grant execute on function user_service.upload_is_awaited(uuid) to market_auth;
