-- Definer: a command of this service for auth_service, which has made sure that the phone is the user's. A number goes
-- from hand to hand in life, too: who proves it has it.
create or replace function user_service.change_phone_number(user_id bigint, phone_number text)
returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  former bigint;
begin
  perform user_service.lock_account(change_phone_number.user_id);
  -- Two who prove one number at once take turns.
  perform pg_advisory_xact_lock(7203410, hashtext(phone_number));
  update user_service.users as other
  set phone_number = null
  where other.phone_number = change_phone_number.phone_number
    and other.user_id <> change_phone_number.user_id
  returning other.user_id
  into former;
  update user_service.users as account
  set phone_number = change_phone_number.phone_number
  where account.user_id = change_phone_number.user_id;
  return former;
end
$$;

comment on function user_service.change_phone_number(bigint, text) is
  'Gives a user the phone they have proved, and takes it from whoever had it, who is returned.';
grant execute on function user_service.change_phone_number(bigint, text) to auth_service;
