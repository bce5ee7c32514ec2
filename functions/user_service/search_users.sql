-- Definer: lower() is not leakproof, so under a policy no index would serve. Four ranges of indexes, each read no further
-- than a page; a user who is in several is found in the first, so that the last user of a page says where the next begins.
create or replace function user_service.search_users(text text, after_user_id bigint default null)
returns setof user_service.found_user
language plpgsql stable security definer rows 100
set search_path = pg_catalog, extensions, pg_temp
as $$
#variable_conflict use_column
declare
  page constant integer := 100;
  sought constant text := lower(regexp_replace(btrim(search_users.text), '\s+', ' ', 'g'));
  phone constant text := substring(regexp_replace(sought, '[\s()-]', '', 'g') from '^\+?\d{2,}$');
  -- The end of what begins with it, in the order of bytes.
  sought_end constant text := sought || U&'\+10FFFF';
  phone_end constant text := phone || U&'\+10FFFF';
  id constant bigint := case when sought ~ '^\d{1,18}$' then sought::bigint end;
  last user_service.users;
  place integer := 0;
  email_from text := sought;
  phone_from text := phone;
  name_from text := sought;
begin
  if platform.current_admin_id() is null or not platform.may('users.read') then
    perform platform.fail('FORBIDDEN', 'Only administrators who look after users look for them.');
  elsif sought is null or length(sought) > 255 or (length(sought) < 2 and id is null) then
    perform platform.fail('INVALID_INPUT', 'Type 2 to 255 characters, or the number of a user.', field => 'text');
  end if;
  if after_user_id is not null then
    select * into last from user_service.users where users.user_id = after_user_id;
    case
      when last.user_id = id then
        place := 1;
      when starts_with(lower(last.email), sought) then
        place := 2;
        email_from := lower(last.email);
      when starts_with(last.phone_number, phone) then
        place := 3;
        phone_from := last.phone_number;
      else
        place := 4;
        name_from := lower(last.last_name || ' ' || last.first_name);
    end case;
  end if;
  return query
    select
      found.user_id, found.email::text, found.phone_number::text, found.first_name::text, found.last_name::text,
      found.status, found.created_date
    from (
      (
        select 1 as place, '' collate "C" as key, users.*
        from user_service.users
        where users.user_id = id
          and place < 1
      )
      union all
      (
        select 2, lower(users.email) collate "C", users.*
        from user_service.users
        where place <= 2
          and (lower(users.email) collate "C", users.user_id) > (email_from, case place when 2 then after_user_id else 0 end)
          and lower(users.email) collate "C" < sought_end
          and users.user_id is distinct from id
        order by lower(users.email) collate "C", users.user_id
        limit page
      )
      union all
      (
        select 3, users.phone_number collate "C", users.*
        from user_service.users
        where place <= 3
          and (users.phone_number collate "C", users.user_id) > (phone_from, case place when 3 then after_user_id else 0 end)
          and users.phone_number collate "C" < phone_end
          and not starts_with(lower(users.email), sought)
          and users.user_id is distinct from id
        order by users.phone_number collate "C", users.user_id
        limit page
      )
      union all
      (
        select 4, lower(users.last_name || ' ' || users.first_name) collate "C", users.*
        from user_service.users
        where (lower(users.last_name || ' ' || users.first_name) collate "C", users.user_id)
            > (name_from, case place when 4 then after_user_id else 0 end)
          and lower(users.last_name || ' ' || users.first_name) collate "C" < sought_end
          and not starts_with(lower(users.email), sought)
          and starts_with(users.phone_number, phone) is not true
        order by lower(users.last_name || ' ' || users.first_name) collate "C", users.user_id
        limit page
      )
    ) as found
    order by found.place, found.key, found.user_id
    limit page;
end
$$;

comment on function user_service.search_users(text, bigint) is E'Users by number, or by how their address, their phone or their family and given name begin; at most 100, in this order. The next page is that after the user_id of the last. Errors: FORBIDDEN, INVALID_INPUT.';
grant execute on function user_service.search_users(text, bigint) to market_admin;
