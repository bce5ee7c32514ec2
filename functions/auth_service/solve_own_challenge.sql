-- For the functions that take a code from somebody who is signed in.
create or replace function auth_service.solve_own_challenge(challenge_id uuid, purpose text, code_digests bytea[])
returns auth_service.challenges
language plpgsql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  perform auth_service.lock_credentials(platform.current_user_id());
  if not exists (
    select
    from auth_service.challenges as asked
    where asked.challenge_id = solve_own_challenge.challenge_id
      and asked.user_id = platform.current_user_id()
  ) then
    return null;
  end if;
  return auth_service.solve_challenge(challenge_id, purpose, code_digests);
end
$$;

comment on function auth_service.solve_own_challenge(uuid, text, bytea[]) is
  'As solve_challenge(), of the signed-in user''s challenges only.';
