-- Definer: a command of this service for seller_service. Counted apart from the codes that are sent to an address: a shop
-- must not be able to keep anybody from theirs.
create or replace function auth_service.take_invitation_attempt(seller_id bigint, email text)
returns integer
language sql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select greatest(
    auth_service.take_attempt('invitation', seller_id || ' ' || take_invitation_attempt.email),
    auth_service.take_attempt('invitations to address', take_invitation_attempt.email),
    auth_service.take_attempt('invitations of shop', seller_id::text)
  )
$$;

comment on function auth_service.take_invitation_attempt(bigint, text) is
  'Counts an invitation of a shop to an address; above 0: so many seconds to wait.';
grant execute on function auth_service.take_invitation_attempt(bigint, text) to seller_service;
