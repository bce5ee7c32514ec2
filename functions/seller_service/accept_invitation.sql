-- Definer: as invite_staff(). Whoever has the token must also be the one it was sent to: a mail that was passed on, or a
-- link from a log, opens nothing. The shop comes first, as in lock_shop(), so that nobody waits for one another.
create or replace function seller_service.accept_invitation(token_digest bytea)
returns table (seller_id bigint, shop_name text, role text)
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
#variable_conflict use_column
declare
  invitee constant bigint := platform.current_user_id();
  standing seller_service.seller_status_enum;
  invitation seller_service.staff_invitations;
begin
  if invitee is null then
    perform platform.fail('NOT_SIGNED_IN', 'Sign in first, with the address the invitation was sent to.');
  end if;
  select seller.seller_id, seller.shop_name, seller.status
  into seller_id, shop_name, standing
  from seller_service.sellers as seller
  where seller.seller_id = (
    select sent.seller_id
    from seller_service.staff_invitations as sent
    where sent.token_digest = accept_invitation.token_digest
  )
  for no key update;
  select *
  into invitation
  from seller_service.staff_invitations as sent
  where sent.token_digest = accept_invitation.token_digest
  for update;
  if invitation.invitation_id is null
    or invitation.revoked_at is not null
    or invitation.expires_at <= now()
    or standing not in ('ACTIVE', 'SUSPENDED')
    or (
      invitation.accepted_at is not null
      and (invitation.invited_user_id <> invitee or seller_service.works_for(invitee) is distinct from seller_id)
    )
  then
    perform platform.fail(
      'CODE_REFUSED', 'The invitation was used, taken back or is too old: ask the shop for another.', field => 'token'
    );
  elsif not exists (
    select
    from user_service.verified_addresses as account
    where account.user_id = invitee
      and account.email = invitation.email
  ) then
    perform platform.fail(
      'FORBIDDEN', 'The invitation was sent to another address: sign in with the account that has it, or make one.'
    );
  end if;
  role := invitation.role::text;
  -- A second click of the same person.
  if invitation.accepted_at is null then
    perform seller_service.take_place(seller_id, invitee, invitation.role);
    update seller_service.staff_invitations as sent
    set accepted_at = now(), invited_user_id = invitee
    where sent.invitation_id = invitation.invitation_id;
    perform seller_service.log_activity(
      seller_id,
      'acceptInvitation',
      jsonb_build_object('invitationId', invitation.invitation_id, 'userId', invitee, 'role', role)
    );
  end if;
  return next;
end
$$;

comment on function seller_service.accept_invitation(bytea) is
  'The caller, whose address it was sent to, works for the shop from now on. Errors: NOT_SIGNED_IN, CODE_REFUSED, FORBIDDEN, INVALID_STATE.';
grant execute on function seller_service.accept_invitation(bytea) to market_auth;
