-- Managers see whom their shop has invited. Nobody sees the digest, nor whose account an address is.
select platform.reset_guards('seller_service.staff_invitations');

create policy seller_reads_own_shops on seller_service.staff_invitations
  for select to market_seller
  using (seller_id = (select platform.current_seller_id()) and (select platform.may('staff.read')));

grant select (
  invitation_id, seller_id, email, role, invited_by_user_id, sent_at, expires_at, accepted_at, revoked_at, created_date
) on seller_service.staff_invitations to market_seller;

create trigger _100_stamp before insert or update on seller_service.staff_invitations
  for each row execute function platform.stamp_authorship();
