-- Definer: as suspend_seller(). For good: no transition leads out of BLOCKED.
create or replace function seller_service.block_seller(seller_id bigint, reason text)
returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  was seller_service.seller_status_enum;
begin
  if platform.current_admin_id() is null or not platform.may('sellers.moderate') then
    perform platform.fail('FORBIDDEN', 'Only administrators who moderate sellers decide about shops.');
  end if;
  perform platform.check_reason(reason);
  was := seller_service.lock_standing(block_seller.seller_id);
  if was in ('PENDING_APPROVAL', 'BLOCKED') then
    perform platform.fail(
      'INVALID_STATE',
      format('The seller is %s: an application is rejected (rejectSeller), and nobody is blocked twice.', was),
      field => 'sellerId'
    );
  end if;
  perform seller_service.change_standing(block_seller.seller_id, was, 'BLOCKED', 'blockSeller', btrim(reason));
  update seller_service.staff_invitations as invitation
  set revoked_at = now()
  where invitation.seller_id = block_seller.seller_id
    and invitation.accepted_at is null
    and invitation.revoked_at is null;
  return block_seller.seller_id;
end
$$;

comment on function seller_service.block_seller(bigint, text) is E'@keyOf seller_service.sellers\nA shop, or somebody who was turned down, is shut out for good: its staff have no back office any more, its cards leave the catalogue within seconds. Errors: FORBIDDEN, NOT_FOUND, INVALID_INPUT, INVALID_STATE.';
grant execute on function seller_service.block_seller(bigint, text) to market_admin;
