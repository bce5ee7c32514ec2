-- Definer: a consumer of events, called by platform. Payments stay, as the ledger does. What was paid with is named by
-- orders and stays as a row that says nothing and opens nothing.
create or replace function payment_service.forget_users(events platform.event[])
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  erased constant bigint[] := array(select (event.payload ->> 'userId')::bigint from unnest(events) as event);
begin
  update payment_service.saved_payment_methods as method
  set token = 'erased ' || method.method_id,
    last_four_digits = '0000',
    card_brand = null,
    expiry_month = null,
    expiry_year = null,
    is_default = false
  where method.user_id = any (erased);

  -- The words of a gateway may have named the holder of a card.
  update payment_service.payment_transactions as payment
  set error_message = null
  where payment.user_id = any (erased)
    and payment.error_message is not null;
end
$$;

comment on function payment_service.forget_users(platform.event[]) is
  'Consumer of user.erased: no card can be used or recognised any more.';
grant execute on function payment_service.forget_users(platform.event[]) to platform;
