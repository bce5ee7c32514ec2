-- For the functions by which managers change their staff; callable by nobody else. An owner is nobody's to demote or to
-- dismiss: a shop cannot be taken from whoever answers for it by somebody they once let in.
create or replace function seller_service.lock_staff(staff_id bigint)
returns seller_service.seller_staff
language plpgsql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  shop constant bigint := platform.current_seller_id();
  member seller_service.seller_staff;
begin
  if shop is null or not platform.may('staff.manage') then
    perform platform.fail('FORBIDDEN', 'Only managers of a shop decide about its staff.');
  end if;
  perform seller_service.lock_shop(shop);
  select *
  into member
  from seller_service.seller_staff as staff
  where staff.staff_id = lock_staff.staff_id
    and staff.seller_id = shop;
  if not found then
    perform platform.fail('NOT_FOUND', 'There is no such member of staff in your shop.', field => 'staffId');
  elsif member.accepted_at is null then
    perform platform.fail('INVALID_STATE', 'They have not begun to work here yet.', field => 'staffId');
  elsif member.user_id <> platform.current_user_id() and exists (
    select
    from seller_service.sellers as seller
    where seller.seller_id = shop
      and seller.user_id = member.user_id
  ) then
    perform platform.fail('FORBIDDEN', 'The owner''s place in the shop is the owner''s to change.', field => 'staffId');
  end if;
  return member;
end
$$;

comment on function seller_service.lock_staff(bigint) is
  'A member of the caller''s own shop, whom nobody else changes now. Errors: FORBIDDEN, NOT_FOUND, INVALID_STATE.';
