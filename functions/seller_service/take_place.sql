-- For accept_invitation(); callable by nobody else. An owner belongs to their own shop: whenever it has nobody else, it is
-- theirs to manage again (forget_users()).
create or replace function seller_service.take_place(
  seller_id bigint,
  user_id bigint,
  role seller_service.seller_staff_role_enum
)
returns void
language plpgsql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  if exists (
    select
    from seller_service.sellers as own
    where own.user_id = take_place.user_id
      and own.seller_id <> take_place.seller_id
      and own.status in ('PENDING_APPROVAL', 'ACTIVE', 'SUSPENDED')
  ) then
    perform platform.fail('INVALID_STATE', 'You have a shop of your own, or have applied for one.');
  elsif not seller_service.employ(take_place.seller_id, take_place.user_id, take_place.role) then
    perform platform.fail('INVALID_STATE', 'You work for a shop already: leave it first (leaveShop).');
  end if;
end
$$;

comment on function seller_service.take_place(bigint, bigint, seller_service.seller_staff_role_enum) is
  'Somebody begins to work for a shop, who works for none and has none of their own. Errors: INVALID_STATE.';
