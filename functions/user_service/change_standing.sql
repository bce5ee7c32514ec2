-- For block_user() and unblock_user(); callable by nobody else. Whoever runs the platform is not shut out of it by their
-- peers: only a SUPER_ADMIN blocks an administrator, and nobody one of those, who are dismissed first.
create or replace function user_service.change_standing(
  user_id bigint,
  from_status user_service.user_status_enum,
  to_status user_service.user_status_enum,
  action text,
  reason text
)
returns void
language plpgsql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  was user_service.user_status_enum;
  held text[];
begin
  if user_id = platform.current_user_id() then
    perform platform.fail('FORBIDDEN', 'Nobody decides about themself.', field => 'userId');
  end if;

  select users.status
  into was
  from user_service.users
  where users.user_id = change_standing.user_id
  for update;
  if not found then
    perform platform.fail('NOT_FOUND', 'There is no such user.', field => 'userId');
  end if;
  select admin.roles
  into held
  from admin_service.active_admins as admin
  where admin.user_id = change_standing.user_id;
  if 'SUPER_ADMIN' = any (held) or (held is not null and not 'SUPER_ADMIN' = any (platform.current_admin_roles())) then
    perform platform.fail('FORBIDDEN', 'This is an administrator: dismiss them first.', field => 'userId');
  elsif was <> from_status then
    perform platform.fail(
      'INVALID_STATE',
      format('The user is %s: only one who is %s becomes %s.', was, from_status, to_status),
      field => 'userId'
    );
  end if;

  update user_service.users
  set status = to_status
  where users.user_id = change_standing.user_id;
  perform admin_service.record_activity(
    action,
    'USER',
    change_standing.user_id::text,
    jsonb_build_object('status', was),
    jsonb_build_object('status', to_status, 'reason', reason)
  );
end
$$;

comment on function user_service.change_standing(
  bigint, user_service.user_status_enum, user_service.user_status_enum, text, text
) is 'Moves a user from one status to another, and records it. Errors: FORBIDDEN, NOT_FOUND, INVALID_STATE.';
