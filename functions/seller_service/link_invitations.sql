-- Definer: a consumer of events, called by platform. Whose address it is, is not known when somebody is invited who has no
-- account yet; it has to be once they want to be forgotten.
create or replace function seller_service.link_invitations(events platform.event[])
returns void
language sql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  update seller_service.staff_invitations as invitation
  set invited_user_id = account.user_id
  from user_service.verified_addresses as account
  where account.user_id in (
      select (event.payload ->> 'userId')::bigint
      from unnest(link_invitations.events) as event
    )
    and invitation.email = account.email
    and invitation.invited_user_id is null
$$;

comment on function seller_service.link_invitations(platform.event[]) is
  'Consumer of user.registered: invitations to their address are theirs.';
grant execute on function seller_service.link_invitations(platform.event[]) to platform;
