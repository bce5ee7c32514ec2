-- Definer: nobody writes the table. What is left out stays as it is; what is optional is taken back by name, for null is what
-- many clients send of a field they do not know.
create or replace function user_service.update_profile(
  first_name text default null,
  last_name text default null,
  date_of_birth date default null,
  gender user_service.gender_enum default null,
  clear_date_of_birth boolean default false,
  clear_gender boolean default false
)
returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  if platform.current_user_id() is null then
    perform platform.fail('NOT_SIGNED_IN', 'Sign in first.');
  end if;
  if first_name is not null then
    perform user_service.check_name(first_name, 'firstName');
  end if;
  if last_name is not null then
    perform user_service.check_name(last_name, 'lastName');
  end if;
  if date_of_birth not between '1900-01-01' and current_date - 1 then
    perform platform.fail('INVALID_INPUT', 'A date of birth is in the past, and after 1899.', field => 'dateOfBirth');
  elsif clear_date_of_birth and date_of_birth is not null then
    perform platform.fail('INVALID_INPUT', 'Either set it or clear it.', field => 'clearDateOfBirth');
  elsif clear_gender and gender is not null then
    perform platform.fail('INVALID_INPUT', 'Either set it or clear it.', field => 'clearGender');
  end if;
  perform user_service.lock_account(platform.current_user_id());
  update user_service.users
  set first_name = coalesce(btrim(update_profile.first_name), users.first_name),
    last_name = coalesce(btrim(update_profile.last_name), users.last_name),
    date_of_birth = case
      when clear_date_of_birth then null
      else coalesce(update_profile.date_of_birth, users.date_of_birth)
    end,
    gender = case when clear_gender then null else coalesce(update_profile.gender, users.gender) end
  where users.user_id = platform.current_user_id();
  return platform.current_user_id();
end
$$;

comment on function user_service.update_profile(
  text, text, date, user_service.gender_enum, boolean, boolean
) is E'@keyOf user_service.users\nChanges what the caller says of themself: what is left out, or null, stays as it is; clearDateOfBirth and clearGender take back what is optional. Errors: NOT_SIGNED_IN, INVALID_INPUT.';
grant execute on function user_service.update_profile(text, text, date, user_service.gender_enum, boolean, boolean)
  to market_customer;
