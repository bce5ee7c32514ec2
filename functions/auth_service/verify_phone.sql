-- Definer: as begin_sign_in().
create or replace function auth_service.verify_phone(challenge_id uuid, code_digests bytea[])
returns boolean
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  proving constant bigint := platform.current_user_id();
  solved auth_service.challenges;
  former bigint;
begin
  perform auth_service.keep_phone_of_factor(proving);
  solved := auth_service.solve_own_challenge(challenge_id, 'VERIFY_PHONE', code_digests);
  if solved.challenge_id is null then
    return false;
  end if;
  former := user_service.change_phone_number(proving, solved.contact);
  update auth_service.user_credentials as credentials
  set phone_verified = (credentials.user_id = proving),
    unproved_phone_number = case when credentials.user_id <> proving then credentials.unproved_phone_number end
  where credentials.user_id in (proving, former);
  if former is not null then
    perform auth_service.tell_owner(former, 'phone_lost');
  end if;
  return true;
end
$$;

comment on function auth_service.verify_phone(uuid, bytea[]) is
  'Gives the signed-in the phone whose code they have; who had it before is told by mail. False when the code is refused.';
grant execute on function auth_service.verify_phone(uuid, bytea[]) to market_auth;
