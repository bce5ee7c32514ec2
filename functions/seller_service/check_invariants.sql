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

  union all
  -- A shop that has nobody else is its owner's to manage: they cannot be somewhere else then.
  select
    'owner_works_nowhere_else',
    format('seller %s', seller.seller_id),
    format('is %s and its owner works for seller %s', seller.status, staff.seller_id)
  from seller_service.sellers as seller
  join seller_service.seller_staff as staff on staff.user_id = seller.user_id
  where seller.status in ('ACTIVE', 'SUSPENDED')
    and staff.seller_id <> seller.seller_id
    and staff.is_active
    and staff.accepted_at is not null

  union all
  -- Where money goes is changed by one function, which writes it down.
  select
    'change_of_bank_details_is_on_record',
    format('seller %s', seller.seller_id),
    format('says it was last changed %s, and the log does not', seller.bank_details_changed_at)
  from seller_service.sellers as seller
  where seller.bank_details_changed_at is not null
    and not exists (
      select
      from seller_service.shop_activity_logs as entry
      where entry.seller_id = seller.seller_id
        and entry.action = 'setBankDetails'
        and entry.happened_at = seller.bank_details_changed_at
    )
$$;

comment on function seller_service.check_invariants() is
  'What must hold of shops at any time and does not.';
grant execute on function seller_service.check_invariants() to platform;
