-- For the sign-in functions.
create or replace function auth_service.knows_address(user_id bigint, ip inet)
returns boolean
language sql stable
set search_path = pg_catalog, extensions, pg_temp
as $$
  select exists (
    select
    from auth_service.login_history as earlier
    where earlier.user_id = knows_address.user_id
      and earlier.ip_address = knows_address.ip
      and earlier.status = 'SUCCESS'
      and earlier.login_at > now() - interval '90 days'
  )
$$;

comment on function auth_service.knows_address(bigint, inet) is
  'Whether a user has signed in from an address in the last 90 days: there, what others try elsewhere does not slow them.';
