-- Definer: a command of this service for auth_service, which has made sure that the address is the user's. As in
-- register_account(), an address that was never proved is nobody's: the account that waits for it goes.
create or replace function user_service.change_email(user_id bigint, email text)
returns table (is_changed boolean, displaced_user_id bigint)
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  perform user_service.lock_account(change_email.user_id);
  delete from user_service.users as waiting
  where lower(waiting.email) = lower(change_email.email)
    and waiting.user_id <> change_email.user_id
    and waiting.status = 'PENDING_VERIFICATION'
  returning waiting.user_id
  into displaced_user_id;
  update user_service.users as account
  set email = lower(change_email.email)
  where account.user_id = change_email.user_id;
  is_changed := true;
  return next;
exception
  when unique_violation then
    is_changed := false;
    displaced_user_id := null;
    return next;
end
$$;

comment on function user_service.change_email(bigint, text) is
  'Gives a user the address they have proved, and says whose account went that waited for it to be proved. Changes nothing when it is somebody''s by now.';
grant execute on function user_service.change_email(bigint, text) to auth_service;
