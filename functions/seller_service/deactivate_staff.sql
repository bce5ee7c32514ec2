-- Definer: as change_staff_role().
create or replace function seller_service.deactivate_staff(staff_id bigint)
returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  member seller_service.seller_staff;
begin
  if platform.current_seller_id() is null or not platform.may('staff.manage') then
    perform platform.fail('FORBIDDEN', 'Only managers of a shop decide about its staff.');
  end if;
  member := seller_service.lock_staff(deactivate_staff.staff_id);
  if member.is_active is not true then
    perform platform.fail('INVALID_STATE', 'They work here no more.', field => 'staffId');
  end if;
  perform seller_service.refuse_without_manager(member.seller_id, member.user_id);
  perform seller_service.withdraw_invitations(member.seller_id, member.user_id);
  update seller_service.seller_staff as staff
  set is_active = false
  where staff.staff_id = member.staff_id;
  perform seller_service.log_activity(
    member.seller_id,
    'deactivateStaff',
    jsonb_build_object('staffId', member.staff_id, 'userId', member.user_id, 'role', member.role)
  );
  return member.staff_id;
end
$$;

comment on function seller_service.deactivate_staff(bigint) is E'@keyOf seller_service.seller_staff\nA manager dismisses somebody, from their next request on; nobody dismisses the owner, nor the last manager. Errors: FORBIDDEN, NOT_FOUND, INVALID_STATE.';
grant execute on function seller_service.deactivate_staff(bigint) to market_seller;
