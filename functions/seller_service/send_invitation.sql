-- For invite_staff() and resend_invitation(); callable by nobody else.
create or replace function seller_service.send_invitation(invitation_id bigint, message_id uuid, sealed_token text)
returns void
language sql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
  select platform.queue_message(
    message_id,
    'EMAIL',
    invitation.email,
    'staff_invitation',
    jsonb_build_object('shopName', seller.shop_name, 'role', invitation.role),
    sealed_data => sealed_token,
    good_for => '7 days'
  )
  from seller_service.staff_invitations as invitation
  join seller_service.sellers as seller using (seller_id)
  where invitation.invitation_id = send_invitation.invitation_id
$$;

comment on function seller_service.send_invitation(bigint, uuid, text) is 'Sends an invitation, with the token only the recipient reads.';
