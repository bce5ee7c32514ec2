-- Definer: nobody writes the table. The whole profile at once, as a form sends it: what is optional and not given is
-- cleared, which a change of single fields could not say.
create or replace function user_service.update_profile(
  first_name text,
  last_name text,
  date_of_birth date default null,
  gender user_service.gender_enum default null
)
returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  if platform.current_user_id() is null then
    perform platform.fail('NOT_SIGNED_IN', 'Sign in first.');
  end if;
  perform user_service.check_name(first_name, 'firstName');
  perform user_service.check_name(last_name, 'lastName');
  if date_of_birth not between '1900-01-01' and current_date - 1 then
    perform platform.fail('INVALID_INPUT', 'A date of birth is in the past, and after 1899.', field => 'dateOfBirth');
  end if;
  perform user_service.lock_account(platform.current_user_id());
  update user_service.users
  set first_name = btrim(update_profile.first_name),
    last_name = btrim(update_profile.last_name),
    date_of_birth = update_profile.date_of_birth,
    gender = update_profile.gender
  where users.user_id = platform.current_user_id();
  return platform.current_user_id();
end
$$;

comment on function user_service.update_profile(text, text, date, user_service.gender_enum) is E'@keyOf user_service.users\nSays anew who the caller is: all of it, so that what is left out is cleared. Errors: NOT_SIGNED_IN, INVALID_INPUT.';
grant execute on function user_service.update_profile(text, text, date, user_service.gender_enum) to market_customer;
