create or replace view seller_service.working_staff
with (security_barrier) as
  select staff.user_id, staff.seller_id, staff.role::text as role
  from seller_service.seller_staff as staff
  join seller_service.sellers as seller using (seller_id)
  where staff.is_active
    and staff.accepted_at is not null
    and seller.status in ('ACTIVE', 'SUSPENDED');

comment on view seller_service.working_staff is
  'Published: who acts for which shop, and as what. A suspended shop still finishes its orders.';
grant select on seller_service.working_staff to platform;
