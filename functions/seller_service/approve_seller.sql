-- Definer: as suspend_seller(). The shop sells and has its manager in one transaction.
create or replace function seller_service.approve_seller(seller_id bigint, commission_rate numeric default null)
returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  rate numeric;
  owner bigint;
begin
  if platform.current_admin_id() is null or not platform.may('sellers.moderate') then
    perform platform.fail('FORBIDDEN', 'Only administrators who moderate sellers decide about shops.');
  end if;
  rate := coalesce(commission_rate, admin_service.number_setting('sellers.default_commission_rate'));
  -- A share that is no number is above every number.
  if rate not between 0 and 1 then
    perform platform.fail('INVALID_INPUT', 'The commission is a share: 0 to 1.', field => 'commissionRate');
  end if;
  perform seller_service.lock_application(approve_seller.seller_id);

  update seller_service.sellers as seller
  set status = 'ACTIVE', commission_rate = rate, approval_date = now()
  where seller.seller_id = approve_seller.seller_id
  returning seller.user_id
  into owner;
  if not seller_service.employ(approve_seller.seller_id, owner, 'MANAGER') then
    perform platform.fail(
      'INVALID_STATE', 'The applicant has become staff of another shop, and has to leave it first.', field => 'sellerId'
    );
  end if;
  perform admin_service.record_activity(
    'approveSeller',
    'SELLER',
    approve_seller.seller_id::text,
    jsonb_build_object('status', 'PENDING_APPROVAL'),
    jsonb_build_object('status', 'ACTIVE', 'commissionRate', rate)
  );
  perform admin_service.settle_moderation('SELLER', approve_seller.seller_id, true, null);
  perform seller_service.write_to_shop(approve_seller.seller_id, 'seller_approved');
  return approve_seller.seller_id;
end
$$;

comment on function seller_service.approve_seller(bigint, numeric) is E'@keyOf seller_service.sellers\nAn applicant becomes a shop that sells, and its first manager; without a rate the commission is the platform''s usual one. Errors: FORBIDDEN, NOT_FOUND, INVALID_INPUT, INVALID_STATE.';
grant execute on function seller_service.approve_seller(bigint, numeric) to market_admin;
