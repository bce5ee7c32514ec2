-- For the functions of this service: what was begun with a password or an address of before must not be finished.
create or replace function auth_service.void_challenges(user_id bigint)
returns void
language sql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
  update auth_service.challenges as begun
  set used_at = now()
  where begun.user_id = void_challenges.user_id
    and begun.used_at is null
$$;

comment on function auth_service.void_challenges(bigint) is 'Makes every code and link of a user worthless that was not used yet.';
