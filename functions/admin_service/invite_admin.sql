-- Definer: as create_admin(). The password they have stays good until another is set.
create or replace function admin_service.invite_admin(
  admin_id bigint,
  token_digest bytea,
  message_id uuid,
  sealed_token text
)
returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  invited admin_service.admin_users;
begin
  perform admin_service.lock_super_admins(platform.may('admins.manage'));
  select *
  into invited
  from admin_service.admin_users as admin
  where admin.admin_id = invite_admin.admin_id
    and admin.is_active
  for update;
  if not found then
    perform platform.fail('NOT_FOUND', 'There is no such administrator.', field => 'adminId');
  end if;
  perform admin_service.send_invitation(invited, token_digest, message_id, sealed_token);
  return invited.admin_id;
end
$$;

comment on function admin_service.invite_admin(bigint, bytea, uuid, text) is
  'Sends an administrator a new token to set a password with; earlier ones are worth nothing. Errors: FORBIDDEN, NOT_FOUND, INVALID_STATE.';
grant execute on function admin_service.invite_admin(bigint, bytea, uuid, text) to market_auth;
