-- Definer: what somebody is in a shop is no column anybody may write.
create or replace function seller_service.change_staff_role(
  staff_id bigint,
  role seller_service.seller_staff_role_enum
)
returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  member seller_service.seller_staff;
begin
  if platform.current_seller_id() is null or not platform.may('staff.manage') then
    perform platform.fail('FORBIDDEN', 'Only managers of a shop decide about its staff.');
  elsif change_staff_role.role is null then
    perform platform.fail('INVALID_INPUT', 'Say what they are to be.', field => 'role');
  end if;
  member := seller_service.lock_staff(change_staff_role.staff_id);
  if member.is_active is not true then
    perform platform.fail('INVALID_STATE', 'They work here no more: reactivate them first.', field => 'staffId');
  elsif member.role = change_staff_role.role then
    return member.staff_id;
  elsif member.role = 'MANAGER' then
    perform seller_service.refuse_without_manager(member.seller_id, member.user_id);
    perform seller_service.withdraw_invitations(member.seller_id, member.user_id);
  end if;
  update seller_service.seller_staff as staff
  set role = change_staff_role.role
  where staff.staff_id = member.staff_id;
  perform seller_service.log_activity(
    member.seller_id,
    'changeStaffRole',
    jsonb_build_object(
      'staffId', member.staff_id, 'userId', member.user_id, 'from', member.role, 'to', change_staff_role.role
    )
  );
  return member.staff_id;
end
$$;

comment on function seller_service.change_staff_role(bigint, seller_service.seller_staff_role_enum) is E'@keyOf seller_service.seller_staff\nA manager makes somebody of the shop''s staff something else, from their next request on; the owner only does so themself, and the last manager stays one. Errors: FORBIDDEN, NOT_FOUND, INVALID_INPUT, INVALID_STATE.';
grant execute on function seller_service.change_staff_role(bigint, seller_service.seller_staff_role_enum)
  to market_seller;
