-- For the functions of this service; callable by nobody else. What was begun before the account was erased must not leave
-- something behind after it.
create or replace function user_service.lock_account(user_id bigint)
returns void
language plpgsql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  perform
  from user_service.users
  where users.user_id = lock_account.user_id
    and users.status <> 'ERASED'
  for no key update;
  if not found then
    perform platform.fail('INVALID_STATE', 'There is no such account any more.');
  end if;
end
$$;

comment on function user_service.lock_account(bigint) is
  'Waits until nobody else changes what belongs to the user, and keeps others waiting. Errors: INVALID_STATE.';
