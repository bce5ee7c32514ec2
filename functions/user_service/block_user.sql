-- Definer: a status is no column anybody may write.
create or replace function user_service.block_user(user_id bigint, reason text)
returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  if platform.current_admin_id() is null or not platform.may('users.moderate') then
    perform platform.fail('FORBIDDEN', 'Only administrators who look after users decide about them.');
  end if;
  perform platform.check_reason(reason);
  perform user_service.change_standing(block_user.user_id, 'ACTIVE', 'BLOCKED', 'blockUser', btrim(reason));
  perform platform.emit('user.blocked', block_user.user_id::text, jsonb_build_object('userId', block_user.user_id));
  return block_user.user_id;
end
$$;

comment on function user_service.block_user(bigint, text) is E'@keyOf user_service.users\nShuts a user out: what they are signed in to is over at the next request. Errors: FORBIDDEN, NOT_FOUND, INVALID_STATE, INVALID_INPUT.';
grant execute on function user_service.block_user(bigint, text) to market_admin;
