-- Definer: as revoke_session().
create or replace function auth_service.revoke_user_sessions(user_id bigint, reason text)
returns integer
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  ended integer;
  held text[];
begin
  if platform.current_admin_id() is null or not platform.may('sessions.manage') then
    perform platform.fail('FORBIDDEN', 'Only administrators who look after accounts sign somebody out.');
  end if;
  perform platform.check_reason(reason);
  if not exists (
    select
    from user_service.sign_in_accounts as account
    where account.user_id = revoke_user_sessions.user_id
  ) then
    perform platform.fail('NOT_FOUND', 'There is no such user.', field => 'userId');
  end if;
  -- As in user_service.change_standing(): whoever runs the platform is not kept out of it by their peers.
  select admin.roles
  into held
  from admin_service.active_admins as admin
  where admin.user_id = revoke_user_sessions.user_id;
  if held is not null and not 'SUPER_ADMIN' = any (platform.current_admin_roles()) then
    perform platform.fail('FORBIDDEN', 'This is an administrator: a super administrator signs them out.', field => 'userId');
  end if;
  ended := auth_service.end_sessions(revoke_user_sessions.user_id, 'REVOKED');
  perform admin_service.record_activity(
    'revokeUserSessions',
    'USER',
    revoke_user_sessions.user_id::text,
    jsonb_build_object('sessions', ended),
    jsonb_build_object('sessions', 0, 'reason', btrim(reason))
  );
  return ended;
end
$$;

comment on function auth_service.revoke_user_sessions(bigint, text) is E'@resultFieldName revokedSessions\nSigns a user out everywhere, and says in how many places; they may sign in again. On record. Errors: FORBIDDEN, NOT_FOUND, INVALID_INPUT.';
grant execute on function auth_service.revoke_user_sessions(bigint, text) to market_admin;
