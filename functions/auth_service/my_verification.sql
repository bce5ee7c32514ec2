-- Definer: what else is in the table is for nobody to read.
create or replace function auth_service.my_verification()
returns auth_service.verification
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select credentials.email_verified, credentials.phone_verified
  from auth_service.user_credentials as credentials
  where credentials.user_id = platform.current_user_id()
$$;

comment on function auth_service.my_verification() is 'What the caller has proved to be theirs: the address, the phone.';
grant execute on function auth_service.my_verification() to market_customer, market_operator, market_admin;
