-- For the functions of this service: a password is compared in TypeScript, between two transactions. Whoever goes on
-- from there makes sure that it is still the password, and keeps it until the transaction ends: what it opens is then
-- seen, and ended, by a change that had to wait.
create or replace function auth_service.lock_password(user_id bigint, compared_hash text)
returns boolean
language plpgsql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  perform
  from auth_service.user_credentials as credentials
  where credentials.user_id = lock_password.user_id
    and credentials.password_hash = compared_hash
  for update;
  return found;
end
$$;

comment on function auth_service.lock_password(bigint, text) is
  'Whether the hash that was compared is still the user''s; if so it stays so until the end of the transaction.';
