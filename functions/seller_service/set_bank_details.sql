-- Definer: market_auth has no right on any table. What comes here was sealed by the API for this shop; the caller has
-- shown the password.
create or replace function seller_service.set_bank_details(seller_id bigint, sealed text, mask text)
returns timestamptz
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  at timestamptz;
begin
  if set_bank_details.seller_id is distinct from seller_service.check_bank_writer() then
    perform platform.fail('FORBIDDEN', 'This is another shop.');
  end if;
  perform seller_service.lock_shop(set_bank_details.seller_id);
  update seller_service.sellers as seller
  set bank_details_json = to_jsonb(sealed), bank_details_mask = mask, bank_details_changed_at = now()
  where seller.seller_id = set_bank_details.seller_id
  returning seller.bank_details_changed_at
  into at;
  perform seller_service.log_activity(set_bank_details.seller_id, 'setBankDetails');
  -- Whoever got at one account changes where the money goes: the others are told.
  perform platform.queue_message(
    gen_random_uuid(),
    'EMAIL',
    account.email,
    'bank_details_changed',
    jsonb_build_object('shopName', seller.shop_name),
    good_for => '7 days'
  )
  from seller_service.seller_staff as staff
  join seller_service.sellers as seller using (seller_id)
  join user_service.verified_addresses as account on account.user_id = staff.user_id
  where staff.seller_id = set_bank_details.seller_id
    and staff.role = 'MANAGER'
    and staff.is_active
    and staff.accepted_at is not null;
  return at;
end
$$;

comment on function seller_service.set_bank_details(bigint, text, text) is
  'Where the shop is paid to from now on, sealed, and its last four digits; its managers are written to. Errors: FORBIDDEN.';
grant execute on function seller_service.set_bank_details(bigint, text, text) to market_auth;
