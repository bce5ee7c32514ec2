-- Definer: as begin_sign_in(), and the same steps; names of administrators are counted apart from addresses of users.
create or replace function auth_service.begin_admin_sign_in(username text, ip inet)
returns table (
  wait_seconds integer,
  admin_id bigint,
  user_id bigint,
  password_hash text,
  sealed_secret text
)
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  select admin.admin_id, admin.user_id, admin.password_hash
  into begin_admin_sign_in.admin_id, begin_admin_sign_in.user_id, begin_admin_sign_in.password_hash
  from admin_service.find_admin(begin_admin_sign_in.username) as admin;
  select factor.totp_secret
  into begin_admin_sign_in.sealed_secret
  from auth_service.two_factor_auth_settings as factor
  where factor.user_id = begin_admin_sign_in.user_id
    and factor.is_enabled;

  wait_seconds := auth_service.take_sign_in_attempt('administrator ' || username, user_id, ip);
  if wait_seconds > 0 then
    admin_id := null;
    user_id := null;
    password_hash := null;
    sealed_secret := null;
  end if;
  return next;
end
$$;

comment on function auth_service.begin_admin_sign_in(text, inet) is
  'Counts an administrator''s attempt to sign in, and gives what to compare the password and the code with; nothing of a name that belongs to nobody. wait_seconds above 0: not now.';
grant execute on function auth_service.begin_admin_sign_in(text, inet) to market_auth;
