-- For the sign-in functions.
create or replace function auth_service.sign_in_result(
  outcome text,
  challenge uuid default null,
  method auth_service.auth_two_factor_method_enum default null
)
returns auth_service.sign_in_result
language sql immutable
set search_path = pg_catalog, extensions, pg_temp
as $$
  select row(outcome, challenge, method, null, null, null, null, null, null)::auth_service.sign_in_result
$$;

comment on function auth_service.sign_in_result(text, uuid, auth_service.auth_two_factor_method_enum) is
  'The answer to a sign-in that opens no session.';
