-- Definer: the address is no column anybody may write.
create or replace function user_service.remove_avatar()
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
  if replaced is not null then
    update user_service.users as account
    set avatar_url = null
    where account.user_id = caller;
    perform user_service.release_upload(replaced);
  end if;
  return caller;
end
$$;

comment on function user_service.remove_avatar() is E'@keyOf user_service.users\nShows no picture of the caller any more; without one it changes nothing. Errors: NOT_SIGNED_IN.';
grant execute on function user_service.remove_avatar() to market_customer, market_operator, market_admin;
