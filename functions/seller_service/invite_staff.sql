-- Definer: market_auth has no right on any table. The token was made, and sealed into the message, by the API; here comes
-- its digest. Nothing in the answer depends on whether the address has an account, or where its owner works.
create or replace function seller_service.invite_staff(
  email text,
  role seller_service.seller_staff_role_enum,
  token_digest bytea,
  message_id uuid,
  sealed_token text
)
returns table (invitation_id bigint, expires_at timestamptz, wait_seconds integer)
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
#variable_conflict use_column
declare
  shop constant bigint := platform.current_seller_id();
  address constant text := seller_service.clean_email(invite_staff.email, 'email');
begin
  if shop is null or not platform.may('staff.manage') then
    perform platform.fail('FORBIDDEN', 'Only managers of a shop decide about its staff.');
  end if;
  perform seller_service.lock_shop(shop);
  wait_seconds := auth_service.take_invitation_attempt(shop, address);
  if wait_seconds > 0 then
    return next;
    return;
  end if;
  -- What is long over is of no use to the shop any more, and is somebody's address.
  delete from seller_service.staff_invitations as past
  where past.seller_id = shop
    and past.expires_at < now() - interval '90 days';

  insert into seller_service.staff_invitations as open (
    seller_id, email, invited_user_id, role, token_digest, invited_by_user_id, sent_at, expires_at
  )
  values (
    shop,
    address,
    (select account.user_id from user_service.verified_addresses as account where account.email = address),
    invite_staff.role,
    invite_staff.token_digest,
    platform.current_user_id(),
    now(),
    now() + interval '7 days'
  )
  on conflict (email, seller_id) where accepted_at is null and revoked_at is null do update
  set role = excluded.role,
    invited_user_id = excluded.invited_user_id,
    token_digest = excluded.token_digest,
    invited_by_user_id = excluded.invited_by_user_id,
    sent_at = excluded.sent_at,
    expires_at = excluded.expires_at
  returning open.invitation_id, open.expires_at
  into invitation_id, expires_at;
  perform seller_service.send_invitation(invitation_id, message_id, sealed_token);
  perform seller_service.log_activity(
    shop, 'inviteStaff', jsonb_build_object('invitationId', invitation_id, 'role', invite_staff.role)
  );
  return next;
end
$$;

comment on function seller_service.invite_staff(
  text, seller_service.seller_staff_role_enum, bytea, uuid, text
) is
  'Asks an address by mail to work for the caller''s shop, for a week; an invitation that is open is replaced. wait_seconds above 0: not now. Errors: FORBIDDEN, INVALID_INPUT.';
grant execute on function seller_service.invite_staff(
  text, seller_service.seller_staff_role_enum, bytea, uuid, text
) to market_auth;
