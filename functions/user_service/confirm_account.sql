-- Definer: a command of this service for auth_service.
create or replace function user_service.confirm_account(user_id bigint)
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  update user_service.users as account
  set status = 'ACTIVE'
  where account.user_id = confirm_account.user_id
    and account.status = 'PENDING_VERIFICATION';
  if found then
    perform platform.emit(
      'user.registered', confirm_account.user_id::text, jsonb_build_object('userId', confirm_account.user_id)
    );
  end if;
end
$$;

comment on function user_service.confirm_account(bigint) is
  'An account''s address is proved: it may act, and the others are told that there is a user.';
grant execute on function user_service.confirm_account(bigint) to auth_service;
