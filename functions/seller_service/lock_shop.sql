-- For the functions by which a shop's staff changes it; callable by nobody else. Whoever changes staff does it one after
-- another, and as what they are then: a manager who was dismissed a moment ago manages no more.
create or replace function seller_service.lock_shop(seller_id bigint)
returns void
language plpgsql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  perform
  from seller_service.sellers as seller
  where seller.seller_id = lock_shop.seller_id
  for no key update;
  if not exists (
    select
    from seller_service.seller_staff as staff
    where staff.user_id = platform.current_user_id()
      and staff.seller_id = lock_shop.seller_id
      and staff.role::text = platform.current_staff_role()
      and staff.is_active
      and staff.accepted_at is not null
  ) then
    perform platform.fail('FORBIDDEN', 'You have another place in this shop now, or none.');
  end if;
end
$$;

comment on function seller_service.lock_shop(bigint) is
  'Waits until nobody else changes the shop, and makes sure the caller is still what the session says. Errors: FORBIDDEN.';
