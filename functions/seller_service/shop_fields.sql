-- For the functions that take what a shop says of itself; callable by nobody else. Each gives the text as it is kept.
create or replace function seller_service.clean_shop_name(shop_name text)
returns text
language plpgsql stable
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  -- Blanks of every kind are one blank.
  kept constant text := btrim(regexp_replace(
    normalize(shop_name, NFC), '[ \u00A0\u1680\u2000-\u200A\u202F\u205F\u3000]+', ' ', 'g'
  ));
begin
  if kept is null or length(kept) not between 2 and 100 then
    perform platform.fail('INVALID_INPUT', 'A shop has a name of 2 to 100 characters.', field => 'shopName');
  elsif kept ~ '[\u0001-\u001F\u007F-\u009F\u00AD\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFE00-\uFE0F\uFEFF\uFFF9-\uFFFD]' then
    perform platform.fail('INVALID_INPUT', 'The name has a character that is not seen.', field => 'shopName');
  elsif kept !~ '\w' then
    perform platform.fail('INVALID_INPUT', 'The name has neither a letter nor a digit.', field => 'shopName');
  end if;
  return kept;
end
$$;

comment on function seller_service.clean_shop_name(text) is
  'A shop''s name with single blanks, and none that cannot be seen. Errors: INVALID_INPUT.';

create or replace function seller_service.clean_description(description text)
returns text
language plpgsql stable
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  if length(description) > 5000 then
    perform platform.fail('INVALID_INPUT', 'The description is longer than 5,000 characters.', field => 'description');
  elsif description ~ '[\u0001-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]' then
    perform platform.fail('INVALID_INPUT', 'The description has a character that is no text.', field => 'description');
  end if;
  return nullif(btrim(description), '');
end
$$;

comment on function seller_service.clean_description(text) is
  'What a shop says of itself, at most 5,000 characters; null for nothing. Errors: INVALID_INPUT.';

create or replace function seller_service.clean_email(email text, field text)
returns text
language plpgsql stable
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  kept constant text := lower(btrim(email));
begin
  -- Letters of other alphabets become Latin ones in lower case: İ, or the sign of Kelvin.
  if kept is null or length(kept) > 254 or email ~ '[^ -~]' or kept !~ '^[a-z0-9.!#$%&''*+/=?^_`{|}~-]+@([a-z0-9]([a-z0-9-]*[a-z0-9])?\.)+[a-z][a-z0-9-]*[a-z0-9]$' then
    perform platform.fail('INVALID_INPUT', 'This is not an e-mail address.', field => clean_email.field);
  end if;
  return kept;
end
$$;

comment on function seller_service.clean_email(text, text) is
  'An address in lower case. Errors: INVALID_INPUT, about that field.';

create or replace function seller_service.clean_phone(phone text)
returns text
language plpgsql stable
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  kept constant text := nullif(regexp_replace(phone, '[ ()-]', '', 'g'), '');
begin
  if kept !~ '^\+[0-9]{7,15}$' then
    perform platform.fail(
      'INVALID_INPUT', 'A phone is written with + and the code of its country, 7 to 15 digits.', field => 'contactPhone'
    );
  end if;
  return kept;
end
$$;

comment on function seller_service.clean_phone(text) is
  'A phone as + and digits; null for none. Errors: INVALID_INPUT.';
