-- Definer: called by platform.check_invariants(), which has no right on the tables.
create or replace function seller_service.check_invariants()
returns table (check_name text, subject text, detail text)
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select 'selling_shop_was_approved', format('seller %s', seller_id), format('is %s without a date of approval', status)
  from seller_service.sellers
  where status in ('ACTIVE', 'SUSPENDED')
    and approval_date is null

  union all
  -- Nobody else can let staff in, ask for a payout or answer for the shop.
  select 'selling_shop_has_manager', format('seller %s', seller_id), format('is %s and nobody manages it', status)
  from seller_service.sellers as seller
  where status in ('ACTIVE', 'SUSPENDED')
    and not exists (
      select
      from seller_service.seller_staff as staff
      where staff.seller_id = seller.seller_id
        and staff.role = 'MANAGER'
        and staff.is_active
        and staff.accepted_at is not null
    )
$$;

comment on function seller_service.check_invariants() is
  'What must hold of shops at any time and does not.';
grant execute on function seller_service.check_invariants() to platform;
