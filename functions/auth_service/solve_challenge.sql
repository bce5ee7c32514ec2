-- For the functions that take a code; callable by nobody else. Counts the try before it looks, so that many at once get
-- no more than five between them.
create or replace function auth_service.solve_challenge(challenge_id uuid, purpose text, code_digests bytea[])
returns auth_service.challenges
language plpgsql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  tried auth_service.challenges;
begin
  update auth_service.challenges as challenge
  set attempts = challenge.attempts + 1,
    used_at = case when challenge.user_id is not null and challenge.code_digest = any (code_digests) then now() end
  where challenge.challenge_id = solve_challenge.challenge_id
    and challenge.purpose = solve_challenge.purpose
    and challenge.used_at is null
    and challenge.expires_at > now()
    and challenge.attempts < 5
  returning *
  into tried;
  if tried.used_at is null then
    return null;
  end if;
  return tried;
end
$$;

comment on function auth_service.solve_challenge(uuid, text, bytea[]) is
  'The challenge, if this code solves it: once, in time, at the fifth try at the latest. The digests are of the code by each key.';
