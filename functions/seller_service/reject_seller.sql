-- Definer: as suspend_seller().
create or replace function seller_service.reject_seller(seller_id bigint, reason text)
returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  if platform.current_admin_id() is null or not platform.may('sellers.moderate') then
    perform platform.fail('FORBIDDEN', 'Only administrators who moderate sellers decide about shops.');
  end if;
  perform platform.check_reason(reason);
  perform seller_service.lock_application(reject_seller.seller_id);
  update seller_service.sellers as seller
  set status = 'REJECTED', status_reason = btrim(reason)
  where seller.seller_id = reject_seller.seller_id;
  perform admin_service.record_activity(
    'rejectSeller',
    'SELLER',
    reject_seller.seller_id::text,
    jsonb_build_object('status', 'PENDING_APPROVAL'),
    jsonb_build_object('status', 'REJECTED', 'reason', btrim(reason))
  );
  perform admin_service.settle_moderation('SELLER', reject_seller.seller_id, false, btrim(reason));
  perform seller_service.write_to_shop(reject_seller.seller_id, 'seller_rejected', btrim(reason));
  return reject_seller.seller_id;
end
$$;

comment on function seller_service.reject_seller(bigint, text) is E'@keyOf seller_service.sellers\nAn applicant is turned down, and told why; they may apply again. Errors: FORBIDDEN, NOT_FOUND, INVALID_INPUT, INVALID_STATE.';
grant execute on function seller_service.reject_seller(bigint, text) to market_admin;
