-- For begin_sign_in() and begin_admin_sign_in(), which say whose name it is; callable by nobody else.
create or replace function auth_service.take_sign_in_attempt(name text, user_id bigint, ip inet)
returns integer
language plpgsql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  network constant text := auth_service.network_of(ip);
  named constant text := name || ' ' || network;
  wait_seconds integer := auth_service.take_attempt('name at address', named);
begin
  -- From where they have been before, users are not slowed by what others try elsewhere.
  if wait_seconds > 0 or auth_service.knows_address(user_id, ip) then
    return wait_seconds;
  end if;
  wait_seconds := auth_service.take_attempt('name', name);
  if wait_seconds = 0 then
    wait_seconds := auth_service.take_attempt('address', network);
    if wait_seconds > 0 then
      perform auth_service.return_attempt('name', name);
    end if;
  end if;
  -- What is refused counts nowhere: else a stranger, by trying on, would lengthen the pauses of the one who waits.
  if wait_seconds > 0 then
    perform auth_service.return_attempt('name at address', named);
  end if;
  return wait_seconds;
end
$$;

comment on function auth_service.take_sign_in_attempt(text, bigint, inet) is
  'Counts an attempt to sign in, by name, by address and by both; above 0: so many seconds to wait.';

-- For finish_sign_in() and finish_admin_sign_in(), before they write the success down.
create or replace function auth_service.forgive_sign_in_attempt(name text, user_id bigint, ip inet)
returns void
language plpgsql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  network constant text := auth_service.network_of(ip);
begin
  perform auth_service.forgive_attempt('name at address', name || ' ' || network);
  perform auth_service.forgive_attempt('name', name);
  -- It was taken only then; given back at will, an account of one's own would lift the pause of an address.
  if not auth_service.knows_address(user_id, ip) then
    perform auth_service.return_attempt('address', network);
  end if;
end
$$;

comment on function auth_service.forgive_sign_in_attempt(text, bigint, inet) is
  'Forgets the attempts of whoever gave the right password, and takes this one of their address back.';
