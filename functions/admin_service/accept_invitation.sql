-- Definer: market_auth has no right on any table. Asked first, so that nobody has passwords hashed by making tokens up.
create or replace function admin_service.invited_admin(token_digest bytea)
returns table (username text, email text)
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select admin.username, account.email
  from admin_service.admin_users as admin
  join user_service.sign_in_accounts as account using (user_id)
  where admin.invitation_digest = token_digest
    and admin.invitation_expires_at > now()
    and admin.is_active
$$;

comment on function admin_service.invited_admin(bytea) is 'Who was sent this token, while it is good.';
grant execute on function admin_service.invited_admin(bytea) to market_auth;

-- Definer: as invited_admin(). Whoever has been signed in with the earlier password is not any more.
create or replace function admin_service.accept_invitation(token_digest bytea, password_hash text)
returns boolean
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  accepted admin_service.admin_users;
begin
  update admin_service.admin_users as admin
  set password_hash = accept_invitation.password_hash, invitation_digest = null, invitation_expires_at = null
  where admin.invitation_digest = token_digest
    and admin.invitation_expires_at > now()
    and admin.is_active
  returning *
  into accepted;
  if not found then
    return false;
  end if;
  insert into admin_service.admin_activity_logs (admin_user_id, action, resource_type, resource_id, ip_address)
  values (
    accepted.admin_id,
    'acceptAdminInvitation',
    'ADMIN',
    accepted.admin_id::text,
    nullif(current_setting('market.ip', true), '')::inet
  );
  perform auth_service.end_admin_sessions(accepted.user_id, 'PASSWORD_CHANGED');
  return true;
end
$$;

comment on function admin_service.accept_invitation(bytea, text) is
  'Sets the password of the administrator who was sent this token, once; false when it is not good.';
grant execute on function admin_service.accept_invitation(bytea, text) to market_auth;
