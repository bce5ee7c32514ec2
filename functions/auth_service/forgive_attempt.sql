-- For the sign-in functions; callable by nobody else.
create or replace function auth_service.forgive_attempt(kind text, subject text)
returns void
language sql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
  delete from auth_service.throttles as known
  where known.subject = auth_service.throttle_subject(kind, forgive_attempt.subject)
$$;

comment on function auth_service.forgive_attempt(text, text) is 'Forgets the failures of a subject: it was the right one.';

-- An address may be shared: a success gives back its own attempt only, or one account of one's own would be a way to
-- try all others.
create or replace function auth_service.return_attempt(kind text, subject text)
returns void
language sql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
  update auth_service.throttles as known
  set failures = greatest(1, known.failures - 1), blocked_until = known.last_at
  where known.subject = auth_service.throttle_subject(kind, return_attempt.subject)
$$;

comment on function auth_service.return_attempt(text, text) is 'Takes back one attempt: it did not fail.';
