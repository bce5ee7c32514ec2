-- Definer: as change_staff_role().
create or replace function seller_service.reactivate_staff(staff_id bigint)
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
  member := seller_service.lock_staff(reactivate_staff.staff_id);
  if member.is_active then
    perform platform.fail('INVALID_STATE', 'They work here.', field => 'staffId');
  end if;
  update seller_service.seller_staff as staff
  set is_active = true
  where staff.staff_id = member.staff_id;
  perform seller_service.log_activity(
    member.seller_id,
    'reactivateStaff',
    jsonb_build_object('staffId', member.staff_id, 'userId', member.user_id, 'role', member.role)
  );
  return member.staff_id;
end
$$;

comment on function seller_service.reactivate_staff(bigint) is E'@keyOf seller_service.seller_staff\nA manager takes somebody back who was dismissed, as what they were. Who left by themself, or works elsewhere now, is invited. Errors: FORBIDDEN, NOT_FOUND, INVALID_STATE.';
grant execute on function seller_service.reactivate_staff(bigint) to market_seller;
