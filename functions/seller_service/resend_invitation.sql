-- Definer: as invite_staff(). The token of the mail before is worth nothing any more.
create or replace function seller_service.resend_invitation(
  invitation_id bigint,
  token_digest bytea,
  message_id uuid,
  sealed_token text
)
returns table (expires_at timestamptz, wait_seconds integer)
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
#variable_conflict use_column
declare
  invitation seller_service.staff_invitations;
begin
  if platform.current_seller_id() is null or not platform.may('staff.manage') then
    perform platform.fail('FORBIDDEN', 'Only managers of a shop decide about its staff.');
  end if;
  invitation := seller_service.lock_invitation(resend_invitation.invitation_id);
  wait_seconds := auth_service.take_invitation_attempt(invitation.seller_id, invitation.email);
  if wait_seconds > 0 then
    return next;
    return;
  end if;
  update seller_service.staff_invitations as sent
  set token_digest = resend_invitation.token_digest,
    invited_by_user_id = platform.current_user_id(),
    sent_at = now(),
    expires_at = now() + interval '7 days'
  where sent.invitation_id = invitation.invitation_id
  returning sent.expires_at
  into expires_at;
  perform seller_service.send_invitation(invitation.invitation_id, message_id, sealed_token);
  perform seller_service.log_activity(
    invitation.seller_id, 'resendInvitation', jsonb_build_object('invitationId', invitation.invitation_id)
  );
  return next;
end
$$;

comment on function seller_service.resend_invitation(bigint, bytea, uuid, text) is
  'Sends an invitation once more, with another token and a week from now. wait_seconds above 0: not now. Errors: FORBIDDEN, NOT_FOUND, INVALID_STATE.';
grant execute on function seller_service.resend_invitation(bigint, bytea, uuid, text) to market_auth;
