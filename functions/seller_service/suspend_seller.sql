-- Definer: a status is no column anybody may write.
create or replace function seller_service.suspend_seller(seller_id bigint, reason text)
returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  if platform.current_admin_id() is null or not platform.may('sellers.moderate') then
    perform platform.fail('FORBIDDEN', 'Only administrators who moderate sellers decide about shops.');
  end if;
  perform platform.check_reason(reason);
  perform seller_service.change_standing(
    suspend_seller.seller_id, 'ACTIVE', 'SUSPENDED', 'suspendSeller', btrim(reason)
  );
  return suspend_seller.seller_id;
end
$$;

comment on function seller_service.suspend_seller(bigint, text) is E'@keyOf seller_service.sellers\nA shop may not sell until it is reinstated: its cards leave the catalogue within seconds. Errors: FORBIDDEN, NOT_FOUND, INVALID_INPUT, INVALID_STATE.';
grant execute on function seller_service.suspend_seller(bigint, text) to market_admin;
