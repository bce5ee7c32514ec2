-- Definer: a status is no column anybody may write.
create or replace function user_service.unblock_user(user_id bigint, reason text)
returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  if platform.current_admin_id() is null or not platform.may('users.moderate') then
    perform platform.fail('FORBIDDEN', 'Only administrators who look after users decide about them.');
  end if;
  perform platform.check_reason(reason);
  perform user_service.change_standing(unblock_user.user_id, 'BLOCKED', 'ACTIVE', 'unblockUser', btrim(reason));
  perform platform.emit('user.unblocked', unblock_user.user_id::text, jsonb_build_object('userId', unblock_user.user_id));
  return unblock_user.user_id;
end
$$;

comment on function user_service.unblock_user(bigint, text) is E'@keyOf user_service.users\nLets a user in again; they sign in anew. Errors: FORBIDDEN, NOT_FOUND, INVALID_STATE, INVALID_INPUT.';
grant execute on function user_service.unblock_user(bigint, text) to market_admin;
