-- Definer: the worker has no right on any table.
create or replace function user_service.take_upload(upload_id uuid)
returns table (
  purpose user_service.upload_purpose_enum,
  store text,
  content_type text,
  content_types text[],
  declared_bytes integer,
  max_side integer,
  max_pixels integer,
  output_sides integer[],
  is_square boolean
)
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select
    upload.purpose,
    upload.store,
    upload.content_type,
    rule.content_types,
    upload.declared_bytes,
    rule.max_side,
    rule.max_pixels,
    rule.output_sides,
    rule.is_square
  from user_service.uploads as upload
  join user_service.upload_rules as rule using (purpose)
  where upload.upload_id = take_upload.upload_id
    and upload.status = 'RECEIVED'
$$;

comment on function user_service.take_upload(uuid) is
  'What was declared of an upload and what is to be made of it; no row when it is not to be looked at any more.';
grant execute on function user_service.take_upload(uuid) to market_worker;
