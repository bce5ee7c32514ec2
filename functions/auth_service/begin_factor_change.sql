-- Definer: market_auth has no right on any table. Counted before it is looked at, like a sign-in.
create or replace function auth_service.begin_factor_change(with_code boolean)
returns table (
  wait_seconds integer,
  password_hash text,
  sealed_secret text,
  email text,
  platform_name text
)
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  caller constant bigint := platform.current_user_id();
begin
  if caller is null then
    perform platform.fail('NOT_SIGNED_IN', 'Sign in first.');
  end if;
  wait_seconds := auth_service.take_attempt('password of user', caller::text);
  if wait_seconds = 0 and with_code then
    wait_seconds := auth_service.take_attempt('factor', caller::text);
  end if;
  if wait_seconds = 0 then
    select credentials.password_hash, factor.totp_secret, account.contact_email
    into begin_factor_change.password_hash, sealed_secret, begin_factor_change.email
    from auth_service.user_credentials as credentials
    left join auth_service.two_factor_auth_settings as factor using (user_id)
    left join user_service.sign_in_accounts as account using (user_id)
    where credentials.user_id = caller;
    platform_name := admin_service.text_setting('platform.name');
  end if;
  return next;
end
$$;

comment on function auth_service.begin_factor_change(boolean) is
  'Counts a try of the caller''s own password, and of a code, and gives what to compare them with. wait_seconds above 0: not now.';
grant execute on function auth_service.begin_factor_change(boolean) to market_auth;
