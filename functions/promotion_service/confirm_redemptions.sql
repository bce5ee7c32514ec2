-- Definer: a command of this service for order_service. Again is no harm.
create or replace function promotion_service.confirm_redemptions(checkout_id bigint)
returns void
language sql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  update promotion_service.promotion_redemptions as redemption
  set status = 'CONFIRMED'
  where redemption.checkout_id = confirm_redemptions.checkout_id
    and redemption.status = 'RESERVED'
$$;

comment on function promotion_service.confirm_redemptions(bigint) is
  'The checkout was paid: what it used stays used.';
grant execute on function promotion_service.confirm_redemptions(bigint) to order_service;
