-- Definer: the worker has no right on any table.
create or replace function user_service.stray_files(file_keys text[])
returns setof text
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select file.key
  from unnest(file_keys) as file (key)
  where not exists (
    select
    from user_service.uploads as upload
    where upload.file_key = file.key
      and upload.cleared_at is null
  )
$$;

comment on function user_service.stray_files(text[]) is 'Which of these files belong to no upload.';
grant execute on function user_service.stray_files(text[]) to market_worker;
