-- For finish_sign_in(). Once a day at most; a name that belongs to nobody gets a message to nobody.
create or replace function auth_service.warn_of_attempts(email text, user_id bigint)
returns void
language plpgsql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  tried bigint;
begin
  select count(*)
  into tried
  from auth_service.login_history as attempt
  where attempt.identifier_digest = sha256(convert_to(lower(warn_of_attempts.email), 'UTF8'))
    and attempt.login_at > now() - interval '1 day'
    and attempt.status = 'FAILED';
  if tried >= 10 and auth_service.take_attempt('warning', email) = 0 then
    perform platform.queue_message(
      gen_random_uuid(),
      'EMAIL',
      (select account.contact_email from user_service.sign_in_accounts as account
        where account.user_id = warn_of_attempts.user_id),
      'many_attempts'
    );
  end if;
end
$$;

comment on function auth_service.warn_of_attempts(text, bigint) is
  'Tells the owner by mail when somebody keeps trying to sign in as them.';
