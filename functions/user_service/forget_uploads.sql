-- Definer: a consumer of events, called by platform. The logo that a shop shows is the shop's and stays.
create or replace function user_service.forget_uploads(events platform.event[])
returns void
language sql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  update user_service.users as account
  set avatar_url = null
  where account.avatar_url is not null
    and account.user_id in (select (event.payload ->> 'userId')::bigint from unnest(events) as event);

  update user_service.uploads as upload
  set status = 'DISCARDED'
  where upload.status in ('PENDING', 'RECEIVED', 'READY')
    and not (upload.purpose <> 'AVATAR' and upload.used_at is not null and upload.released_at is null)
    and upload.user_id in (select (event.payload ->> 'userId')::bigint from unnest(events) as event)
$$;

comment on function user_service.forget_uploads(platform.event[]) is
  'Consumer of user.erased: the picture and the uploads of who is erased go.';
grant execute on function user_service.forget_uploads(platform.event[]) to platform;
