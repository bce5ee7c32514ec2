-- For the functions that send codes to a signed-in user; callable by nobody else.
create or replace function auth_service.factor_contact(
  user_id bigint,
  method auth_service.auth_two_factor_method_enum
)
returns text
language sql stable
set search_path = pg_catalog, extensions, pg_temp
as $$
  select case
    when method = 'EMAIL' and credentials.email_verified then account.contact_email
    when method = 'SMS' and credentials.phone_verified then account.phone_number
  end
  from auth_service.user_credentials as credentials
  join user_service.sign_in_accounts as account using (user_id)
  where credentials.user_id = factor_contact.user_id
$$;

comment on function auth_service.factor_contact(bigint, auth_service.auth_two_factor_method_enum) is
  'Where codes of a second factor go, if the user has proved that it is theirs.';
