-- Definer: reads the registry, which keeps a code that clients do not know from ever being raised.
create or replace function platform.fail(code text, message text, field text default null, details jsonb default null)
returns void
language plpgsql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  if not exists (select from platform.error_codes where error_codes.code = fail.code) then
    raise exception 'unregistered error code %: %', code, message;
  end if;
  raise exception using
    errcode = 'MK000',
    message = message,
    detail = jsonb_strip_nulls(jsonb_build_object('code', code, 'field', field, 'details', details))::text;
end
$$;

comment on function platform.fail(text, text, text, jsonb) is
  'Refuses what the caller asked: a registered code, a sentence to act on, the input field it is about, and details for a program.';
grant execute on function platform.fail(text, text, text, jsonb) to platform_caller;
