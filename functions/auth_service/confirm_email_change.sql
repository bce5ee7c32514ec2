-- Definer: as begin_sign_in(). The address that was is told: its owner may know nothing of it.
create or replace function auth_service.confirm_email_change(challenge_id uuid, code_digests bytea[])
returns text
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  solved auth_service.challenges;
  former text;
  change record;
begin
  perform auth_service.keep_email_of_factor(platform.current_user_id());
  -- Somebody may be proving, or registering, the address that this takes from them.
  perform auth_service.lock_account(asked.contact)
  from auth_service.challenges as asked
  where asked.challenge_id = confirm_email_change.challenge_id
    and asked.user_id = platform.current_user_id();
  solved := auth_service.solve_own_challenge(challenge_id, 'CHANGE_EMAIL', code_digests);
  if solved.challenge_id is null then
    return 'WRONG';
  end if;
  select account.contact_email
  into former
  from user_service.sign_in_accounts as account
  where account.user_id = solved.user_id;
  select *
  into change
  from user_service.change_email(solved.user_id, solved.contact);
  if not change.is_changed then
    return 'TAKEN';
  end if;
  if change.displaced_user_id is not null then
    perform auth_service.forget_user(change.displaced_user_id);
  end if;
  update auth_service.user_credentials as credentials
  set email_verified = true
  where credentials.user_id = solved.user_id;
  perform auth_service.void_challenges(solved.user_id);
  perform auth_service.end_sessions(
    solved.user_id, 'REVOKED', except_session => platform.current_session_id()
  );
  perform platform.queue_message(gen_random_uuid(), 'EMAIL', former, 'email_changed');
  return 'CHANGED';
end
$$;

comment on function auth_service.confirm_email_change(uuid, bytea[]) is
  'Gives the signed-in the address whose code they have, ends their other sessions, and writes to the address before: CHANGED, or WRONG, or TAKEN when it has become somebody''s in between. Errors: INVALID_STATE.';
grant execute on function auth_service.confirm_email_change(uuid, bytea[]) to market_auth;
