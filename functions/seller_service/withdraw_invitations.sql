-- For the functions by which somebody ceases to manage; callable by nobody else. What a manager who goes has sent out is
-- a door left open.
create or replace function seller_service.withdraw_invitations(seller_id bigint, invited_by bigint)
returns void
language sql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
  update seller_service.staff_invitations as invitation
  set revoked_at = now()
  where invitation.seller_id = withdraw_invitations.seller_id
    and invitation.invited_by_user_id = invited_by
    and invitation.accepted_at is null
    and invitation.revoked_at is null
$$;

comment on function seller_service.withdraw_invitations(bigint, bigint) is
  'Takes back the open invitations to a shop that a member of its staff has sent.';
