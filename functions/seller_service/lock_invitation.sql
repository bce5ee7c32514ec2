-- For resend_invitation() and revoke_invitation(); callable by nobody else.
create or replace function seller_service.lock_invitation(invitation_id bigint)
returns seller_service.staff_invitations
language plpgsql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  shop constant bigint := platform.current_seller_id();
  invitation seller_service.staff_invitations;
begin
  if shop is null or not platform.may('staff.manage') then
    perform platform.fail('FORBIDDEN', 'Only managers of a shop decide about its staff.');
  end if;
  perform seller_service.lock_shop(shop);
  select *
  into invitation
  from seller_service.staff_invitations as sent
  where sent.invitation_id = lock_invitation.invitation_id
    and sent.seller_id = shop
  for update;
  if not found then
    perform platform.fail('NOT_FOUND', 'Your shop has sent no such invitation.', field => 'invitationId');
  elsif invitation.accepted_at is not null or invitation.revoked_at is not null then
    perform platform.fail(
      'INVALID_STATE', 'The invitation was accepted or taken back already.', field => 'invitationId'
    );
  end if;
  return invitation;
end
$$;

comment on function seller_service.lock_invitation(bigint) is
  'An open invitation of the caller''s own shop, which nobody else changes now. Errors: FORBIDDEN, NOT_FOUND, INVALID_STATE.';
