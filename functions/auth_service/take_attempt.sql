-- For the sign-in functions; callable by nobody else. An attempt counts as failed from the start and is given back when
-- it succeeds, so that many at once are counted like many in turn. What is refused is not counted: who waits is let in,
-- and nobody can keep a stranger out by trying on.
create or replace function auth_service.take_attempt(kind text, subject text)
returns integer
language plpgsql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  rule auth_service.throttle_rule := auth_service.throttle_rules(kind);
  digest bytea := auth_service.throttle_subject(kind, subject);
  at timestamptz := clock_timestamp();
begin
  insert into auth_service.throttles as known (subject, failures, last_at, blocked_until)
  values (digest, 1, at, at + case when rule.free = 0 then rule.pause else interval '0' end)
  on conflict on constraint throttles_pkey do update
  set failures = case when known.last_at < at - rule.remembered then 1 else known.failures + 1 end,
    last_at = at,
    blocked_until = at + case
      when known.last_at < at - rule.remembered then excluded.blocked_until - at
      when known.failures < rule.free then interval '0'
      else least(rule.longest, rule.pause * 2 ^ least(known.failures - rule.free, 20))
    end
  -- Not `at`: one that had to wait for another would take the other's moment for a pause.
  where known.blocked_until <= clock_timestamp();
  if found then
    return 0;
  end if;
  return (
    select greatest(1, ceil(extract(epoch from known.blocked_until - at)))
    from auth_service.throttles as known
    where known.subject = digest
  );
end
$$;

comment on function auth_service.take_attempt(text, text) is
  'Counts an attempt and answers 0, or answers for how many seconds there may be none.';
