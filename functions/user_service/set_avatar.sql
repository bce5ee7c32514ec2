-- Definer: the address is no column anybody may write.
create or replace function user_service.set_avatar(upload_id uuid)
returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  caller constant bigint := platform.current_user_id();
  replaced text;
begin
  if caller is null then
    perform platform.fail('NOT_SIGNED_IN', 'Sign in first.');
  end if;
  select account.avatar_url
  into replaced
  from user_service.users as account
  where account.user_id = caller
  for no key update;
  update user_service.users as account
  set avatar_url = user_service.use_upload(set_avatar.upload_id, 'AVATAR', null, replaced)
  where account.user_id = caller;
  return caller;
end
$$;

comment on function user_service.set_avatar(uuid) is E'@keyOf user_service.users\nShows a READY upload of the caller as their picture. Errors: NOT_SIGNED_IN, NOT_FOUND, INVALID_STATE.';
grant execute on function user_service.set_avatar(uuid) to market_customer, market_operator, market_admin;
