-- For change_setting(): what a type alone does not say.
create or replace function admin_service.setting_fault(
  setting_key text,
  setting_value text,
  value_type admin_service.platform_setting_value_type_enum
)
returns text
language plpgsql immutable
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  number numeric;
begin
  if length(setting_value) > 10000 then
    return 'A setting is 10000 characters at most.';
  elsif not admin_service.setting_parses(setting_value, value_type) then
    return format('This is no %s, as JSON writes it.', lower(value_type::text));
  elsif value_type = 'STRING' and btrim(setting_value) = '' then
    return 'This setting is a text that is not empty.';
  elsif setting_key = 'platform.currency' and setting_value !~ '^[A-Z]{3}$' then
    return 'A currency is three capital letters, as ISO 4217 has them.';
  elsif setting_key like '%\_email' and setting_value !~ '^[^@[:space:]]+@[^@[:space:]]+\.[^@[:space:]]+$' then
    return 'This is not an e-mail address.';
  elsif value_type = 'JSON' and (
    jsonb_typeof(setting_value::jsonb) <> 'array'
    or jsonb_path_exists(setting_value::jsonb, '$[*] ? (@.type() != "string")')
  ) then
    return 'This setting is a list of texts.';
  elsif setting_key = 'platform.locales' and (
    jsonb_array_length(setting_value::jsonb) = 0
    or jsonb_path_exists(setting_value::jsonb, '$[*] ? (!(@ like_regex "^[a-z]{2,3}$"))')
  ) then
    return 'Languages are two or three small letters, as ISO 639 has them, and one at least.';
  elsif value_type <> 'NUMBER' then
    return null;
  end if;
  number := setting_value::numeric;
  if setting_key like '%\_rate' and number not between 0 and 1 then
    return 'A rate is a share, from 0 to 1.';
  elsif number < 0 or number > 1000000000 then
    return 'This setting is from 0 to 1000000000.';
  elsif setting_key ~ '_(seconds|minutes|hours|days|size|lines|line|product|threshold)$' and number <> trunc(number) then
    return 'This setting is a whole number.';
  elsif number = 0 and setting_key ~ '^sessions\.|_(minutes|hours|size|lines|line)$' then
    return 'This setting is 1 or more.';
  elsif setting_key = 'catalog.max_page_size' and number > 100 then
    return 'A page has 100 rows at most.';
  end if;
  return null;
end
$$;

comment on function admin_service.setting_fault(
  text, text, admin_service.platform_setting_value_type_enum
) is 'Why a setting cannot be that; null when it can.';
