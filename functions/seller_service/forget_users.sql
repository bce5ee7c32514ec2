-- Definer: a consumer of events, called by platform. An owner of a shop is not erased: what is left is membership of
-- somebody else's staff, which ends, and an application that was turned down.
create or replace function seller_service.forget_users(events platform.event[])
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  erased constant bigint[] := array(select (event.payload ->> 'userId')::bigint from unnest(events) as event);
begin
  update seller_service.seller_staff as staff
  set is_active = false
  where staff.user_id = any (erased);

  update seller_service.sellers as seller
  set shop_name = format('erased %s', seller.seller_id),
    description = null,
    logo_url = null,
    contact_email = format('erased-%s@erased.invalid', seller.seller_id),
    contact_phone = null,
    bank_details_json = null
  where seller.user_id = any (erased)
    and seller.status = 'REJECTED';
end
$$;

comment on function seller_service.forget_users(platform.event[]) is
  'Consumer of user.erased: ends membership of a staff, empties an application that was turned down.';
grant execute on function seller_service.forget_users(platform.event[]) to platform;
