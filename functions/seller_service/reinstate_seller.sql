-- Definer: as suspend_seller().
create or replace function seller_service.reinstate_seller(seller_id bigint)
returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  if platform.current_admin_id() is null or not platform.may('sellers.moderate') then
    perform platform.fail('FORBIDDEN', 'Only administrators who moderate sellers decide about shops.');
  end if;
  perform seller_service.change_standing(
    reinstate_seller.seller_id, 'SUSPENDED', 'ACTIVE', 'reinstateSeller', null
  );
  return reinstate_seller.seller_id;
end
$$;

comment on function seller_service.reinstate_seller(bigint) is E'@keyOf seller_service.sellers\nA suspended shop may sell again: its cards come back within seconds. Errors: FORBIDDEN, NOT_FOUND, INVALID_STATE.';
grant execute on function seller_service.reinstate_seller(bigint) to market_admin;
