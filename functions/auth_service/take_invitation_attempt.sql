-- Definer: a command of this service for seller_service. Counted apart from the codes that are sent to an address: a shop
-- must not be able to keep anybody from theirs. What is refused counts no further, so that no shop keeps an address from
-- another's invitation by trying on.
create or replace function auth_service.take_invitation_attempt(seller_id bigint, email text)
returns integer
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  wait_seconds integer := auth_service.take_attempt('invitation', seller_id || ' ' || email);
begin
  if wait_seconds = 0 then
    wait_seconds := auth_service.take_attempt('invitations of shop', seller_id::text);
  end if;
  if wait_seconds = 0 then
    wait_seconds := auth_service.take_attempt('invitations to address', email);
  end if;
  return wait_seconds;
end
$$;

comment on function auth_service.take_invitation_attempt(bigint, text) is
  'Counts an invitation of a shop to an address; above 0: so many seconds to wait.';
grant execute on function auth_service.take_invitation_attempt(bigint, text) to seller_service;
