-- Definer: as begin_sign_in(). The same answer whether or not the address is somebody's.
create or replace function auth_service.request_email_change(
  new_email text,
  compared_hash text,
  ip inet,
  device_info text,
  challenge auth_service.prepared_challenge
)
returns integer
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  asking constant bigint := platform.current_user_id();
  is_taken constant boolean := exists (
    select
    from user_service.sign_in_accounts as account
    where account.email = lower(new_email)
      and account.status <> 'PENDING_VERIFICATION'
  );
  wait_seconds integer;
begin
  if not auth_service.lock_password(asking, compared_hash) then
    return null;
  end if;
  perform auth_service.keep_email_of_factor(asking);
  wait_seconds := auth_service.take_message_attempt('change ' || new_email, ip, asking);
  if wait_seconds > 0 then
    return wait_seconds;
  end if;
  perform auth_service.send_code(
    challenge,
    'CHANGE_EMAIL',
    case when not is_taken then asking end,
    'EMAIL',
    case when not is_taken then lower(new_email) end,
    null,
    device_info
  );
  perform platform.queue_message(
    gen_random_uuid(), 'EMAIL', case when is_taken then lower(new_email) end, 'account_exists'
  );
  return 0;
end
$$;

comment on function auth_service.request_email_change(text, text, inet, text, auth_service.prepared_challenge) is
  'Sends a code to the address the signed-in, who has given the password, wants to have; of one that is taken, makes a decoy and writes to its owner. Answers how many seconds to wait, 0 when it is done, null when it is not the password any more. Errors: INVALID_STATE.';
grant execute on function auth_service.request_email_change(text, text, inet, text, auth_service.prepared_challenge)
  to market_auth;
