-- For the sign-in functions.
create or replace function auth_service.record_login(
  user_id bigint,
  identifier text,
  ip inet,
  device_info text,
  status auth_service.auth_login_status_enum
)
returns void
language sql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
  insert into auth_service.login_history (user_id, identifier_digest, ip_address, device_info, status)
  values (
    record_login.user_id,
    sha256(convert_to(lower(record_login.identifier), 'UTF8')),
    record_login.ip,
    left(record_login.device_info, 500),
    record_login.status
  )
$$;

comment on function auth_service.record_login(bigint, text, inet, text, auth_service.auth_login_status_enum) is
  'Writes an attempt to sign in down; of a name that belongs to nobody only its digest.';
