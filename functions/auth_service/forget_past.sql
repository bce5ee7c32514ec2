-- Definer: called by the worker, which has no right on the tables. A page at a time: each is a short transaction.
create or replace function auth_service.forget_past()
returns boolean
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  page constant integer := 5000;
  gone bigint;
  most bigint;
begin
  -- A registration's code is asked for again by the key of one that has expired: request_email_verification().
  delete from auth_service.challenges as old
  where old.challenge_id in (
    select challenge_id from auth_service.challenges where expires_at < now() - interval '1 day' limit page
  );
  get diagnostics most = row_count;

  -- Those of invitations are remembered for the longest: two days.
  delete from auth_service.throttles as old
  where old.subject in (
    select subject
    from auth_service.throttles
    where last_at < now() - interval '49 hours' and blocked_until < now()
    limit page
  );
  get diagnostics gone = row_count;
  most := greatest(most, gone);

  delete from auth_service.user_sessions as old
  where old.session_id in (
    select session_id
    from auth_service.user_sessions
    where expires_at < now() - admin_service.number_setting('sessions.kept_days') * interval '1 day'
    limit page
  );
  get diagnostics gone = row_count;
  most := greatest(most, gone);

  delete from auth_service.login_history as old
  where old.entry_id in (
    select entry_id
    from auth_service.login_history
    where login_at < now() - admin_service.number_setting('sessions.login_history_days') * interval '1 day'
    limit page
  );
  get diagnostics gone = row_count;
  most := greatest(most, gone);
  return most = page;
end
$$;

comment on function auth_service.forget_past() is
  'Deletes a page each of what sign-in needs no more: expired challenges, throttles at rest, sessions and attempts older than the settings say. True when there is more.';
grant execute on function auth_service.forget_past() to market_worker;
