-- For the functions that send an invitation; callable by nobody else.
create or replace function admin_service.send_invitation(
  admin admin_service.admin_users,
  token_digest bytea,
  message_id uuid,
  sealed_token text
)
returns void
language plpgsql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  good_for constant interval := '3 days';
  address text;
begin
  select account.contact_email
  into address
  from user_service.sign_in_accounts as account
  where account.user_id = admin.user_id
    and account.status = 'ACTIVE';
  if address is null then
    perform platform.fail('INVALID_STATE', 'Only a user whose account is active becomes an administrator.', field => 'userId');
  end if;
  update admin_service.admin_users as invited
  set invitation_digest = token_digest, invitation_expires_at = now() + good_for
  where invited.admin_id = admin.admin_id;
  perform platform.queue_message(
    message_id,
    'EMAIL',
    address,
    'admin_invitation',
    jsonb_build_object('username', admin.username),
    sealed_data => sealed_token,
    good_for => good_for
  );
end
$$;

comment on function admin_service.send_invitation(admin_service.admin_users, bytea, uuid, text) is
  'Sends an administrator a token to set a password with. Errors: INVALID_STATE.';

-- Definer: nobody has the right to write administrators. Nobody but the invited ever knows the password.
create or replace function admin_service.create_admin(
  user_id bigint,
  username text,
  roles text[],
  token_digest bytea,
  message_id uuid,
  sealed_token text
)
returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  created admin_service.admin_users;
begin
  perform admin_service.lock_super_admins(platform.may('admins.manage'));
  insert into admin_service.admin_users (user_id, username, password_hash, roles)
  values (create_admin.user_id, lower(create_admin.username), '!', admin_service.check_roles(create_admin.roles))
  on conflict do nothing
  returning *
  into created;
  if not found then
    perform platform.fail('INVALID_STATE', 'There is such a name already, or the user is an administrator already.');
  end if;
  perform admin_service.send_invitation(created, token_digest, message_id, sealed_token);
  return created.admin_id;
end
$$;

comment on function admin_service.create_admin(bigint, text, text[], bytea, uuid, text) is
  'Makes a user an administrator, who sets a password by the token sent to them. Errors: FORBIDDEN, INVALID_INPUT, INVALID_STATE.';
grant execute on function admin_service.create_admin(bigint, text, text[], bytea, uuid, text) to market_auth;
