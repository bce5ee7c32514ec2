-- Definer: market_auth has no right on any table. One user's uploads are counted one after another, so that fifty at
-- once are counted like fifty in turn.
create or replace function user_service.create_upload(
  purpose user_service.upload_purpose_enum,
  content_type text,
  byte_size bigint,
  store text
)
returns table (upload_id uuid, expires_at timestamptz)
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  good_for constant interval := '10 minutes';
  sender constant bigint := platform.current_user_id();
  rule user_service.upload_rules;
  under_way bigint;
  today bigint;
  oldest timestamptz;
begin
  if sender is null then
    perform platform.fail('NOT_SIGNED_IN', 'Sign in first.');
  end if;
  select *
  into strict rule
  from user_service.upload_rules as known
  where known.purpose = create_upload.purpose;
  if rule.permission is not null and (platform.current_seller_id() is null or not platform.may(rule.permission)) then
    perform platform.fail('FORBIDDEN', 'Only those who manage the shop send pictures for it.', field => 'purpose');
  elsif create_upload.content_type <> all (rule.content_types) then
    perform platform.fail(
      'INVALID_INPUT',
      format('Pictures of these types are taken: %s.', array_to_string(rule.content_types, ', ')),
      field => 'contentType'
    );
  elsif create_upload.byte_size not between 1 and rule.max_bytes then
    perform platform.fail(
      'INVALID_INPUT', format('A picture for this has 1 to %s bytes.', rule.max_bytes), field => 'byteSize'
    );
  end if;

  perform pg_advisory_xact_lock(7203412, hashint8(sender));
  select
    count(*) filter (where mine.status in ('PENDING', 'RECEIVED') and mine.expires_at > now()),
    count(*),
    min(mine.created_date)
  into under_way, today, oldest
  from user_service.uploads as mine
  where mine.user_id = sender
    and mine.created_date > now() - interval '1 day';
  if under_way >= admin_service.number_setting('uploads.max_pending') then
    perform platform.fail(
      'TOO_MANY_ATTEMPTS',
      'Too many pictures are under way: send those first.',
      details => jsonb_build_object('retryAfterSeconds', extract(epoch from good_for)::integer)
    );
  elsif today >= admin_service.number_setting('uploads.max_per_day') then
    perform platform.fail(
      'TOO_MANY_ATTEMPTS',
      'Too many pictures were sent today: try again tomorrow.',
      details => jsonb_build_object(
        'retryAfterSeconds', ceil(extract(epoch from oldest + interval '1 day' - now()))::integer
      )
    );
  end if;

  return query
  insert into user_service.uploads as made (
    user_id, seller_id, purpose, store, content_type, declared_bytes, expires_at
  )
  values (
    sender,
    case when rule.permission is not null then platform.current_seller_id() end,
    create_upload.purpose,
    create_upload.store,
    create_upload.content_type,
    create_upload.byte_size::integer,
    now() + good_for
  )
  returning made.upload_id, made.expires_at;
end
$$;

comment on function user_service.create_upload(user_service.upload_purpose_enum, text, bigint, text) is
  'Begins an upload of the caller; its bytes are taken for ten minutes. Errors: NOT_SIGNED_IN, FORBIDDEN, INVALID_INPUT, TOO_MANY_ATTEMPTS.';
grant execute on function user_service.create_upload(user_service.upload_purpose_enum, text, bigint, text) to market_auth;
