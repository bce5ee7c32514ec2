-- For the functions by which somebody comes to work for a shop; callable by nobody else. Who was dismissed, or never took
-- an invitation, works nowhere: that place is given up for the new one.
create or replace function seller_service.employ(
  seller_id bigint,
  user_id bigint,
  role seller_service.seller_staff_role_enum
)
returns boolean
language plpgsql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  delete from seller_service.seller_staff as former
  where former.user_id = employ.user_id
    and (former.is_active is not true or former.accepted_at is null);
  insert into seller_service.seller_staff (seller_id, user_id, role, is_active, accepted_at)
  values (employ.seller_id, employ.user_id, employ.role, true, now())
  on conflict on constraint seller_staff_user_once do nothing;
  return found;
end
$$;

comment on function seller_service.employ(bigint, bigint, seller_service.seller_staff_role_enum) is
  'Somebody works for a shop from now on; false when they work for one already: one shop a user.';
