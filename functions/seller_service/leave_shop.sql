-- Definer: as change_staff_role(). Of one's own place only, so that also staff whose shop was shut out, who are let into
-- no back office, can leave it for another. No row is left: nobody is taken back without being asked.
create or replace function seller_service.leave_shop()
returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  shop bigint;
  standing seller_service.seller_status_enum;
  place seller_service.seller_staff;
begin
  select staff.seller_id
  into shop
  from seller_service.seller_staff as staff
  where staff.user_id = platform.current_user_id();
  if shop is not null then
    select seller.status
    into standing
    from seller_service.sellers as seller
    where seller.seller_id = shop
    for no key update;
    select *
    into place
    from seller_service.seller_staff as staff
    where staff.user_id = platform.current_user_id()
      and staff.seller_id = shop;
  end if;
  if place.staff_id is null then
    perform platform.fail('NOT_FOUND', 'You work for no shop.');
  elsif standing in ('ACTIVE', 'SUSPENDED') then
    perform seller_service.refuse_without_manager(shop, place.user_id);
  end if;
  perform seller_service.withdraw_invitations(shop, place.user_id);
  delete from seller_service.seller_staff as staff
  where staff.staff_id = place.staff_id;
  perform seller_service.log_activity(
    shop,
    'leaveShop',
    jsonb_build_object('staffId', place.staff_id, 'userId', place.user_id, 'role', place.role)
  );
  return shop;
end
$$;

comment on function seller_service.leave_shop() is E'@keyOf seller_service.sellers\nThe caller works for the shop no more; the last manager cannot leave, and an owner who leaves still owns it. Errors: NOT_FOUND, INVALID_STATE.';
grant execute on function seller_service.leave_shop() to market_customer;
