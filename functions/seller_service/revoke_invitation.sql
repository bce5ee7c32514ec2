-- Definer: an invitation is no row anybody may write.
create or replace function seller_service.revoke_invitation(invitation_id bigint)
returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  invitation seller_service.staff_invitations;
begin
  if platform.current_seller_id() is null or not platform.may('staff.manage') then
    perform platform.fail('FORBIDDEN', 'Only managers of a shop decide about its staff.');
  end if;
  invitation := seller_service.lock_invitation(revoke_invitation.invitation_id);
  update seller_service.staff_invitations as sent
  set revoked_at = now()
  where sent.invitation_id = invitation.invitation_id;
  perform seller_service.log_activity(
    invitation.seller_id, 'revokeInvitation', jsonb_build_object('invitationId', invitation.invitation_id)
  );
  return invitation.invitation_id;
end
$$;

comment on function seller_service.revoke_invitation(bigint) is E'@keyOf seller_service.staff_invitations\nA manager takes an invitation back that nobody has accepted. Errors: FORBIDDEN, NOT_FOUND, INVALID_STATE.';
grant execute on function seller_service.revoke_invitation(bigint) to market_seller;
