-- For checkout(); callable by nobody else.
create or replace function order_service.check_total(expected numeric, total numeric)
returns void
language plpgsql stable
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  if expected is null then
    perform platform.fail('INVALID_INPUT', 'Say what you expect to pay: checkoutQuote tells.', field => 'expectedTotal');
  elsif expected <> total then
    perform platform.fail(
      'TOTAL_CHANGED', format('It costs %s now.', total), field => 'expectedTotal',
      details => jsonb_build_object('total', total::text, 'expected', expected::text)
    );
  end if;
end
$$;

comment on function order_service.check_total(numeric, numeric) is
  'Refuses a purchase that costs something else than the buyer was shown. Errors: INVALID_INPUT, TOTAL_CHANGED.';

-- The same.
create or replace function order_service.check_payment_method(user_id bigint, type text, method_id bigint)
returns void
language plpgsql stable
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  if type is null then
    perform platform.fail('INVALID_INPUT', 'Say how you pay.', field => 'paymentMethodType');
  elsif type = 'CASH_ON_DELIVERY' then
    if method_id is not null then
      perform platform.fail('INVALID_INPUT', 'Cash needs no saved method.', field => 'paymentMethodId');
    end if;
  elsif not exists (
    select
    from payment_service.usable_methods as method
    where method.method_id = check_payment_method.method_id
      and method.user_id = check_payment_method.user_id
      and method.type = check_payment_method.type
  ) then
    perform platform.fail('INVALID_INPUT', 'Choose one of your saved ways of paying.', field => 'paymentMethodId');
  end if;
end
$$;

comment on function order_service.check_payment_method(bigint, text, bigint) is
  'Refuses a way of paying that is not the buyer''s. Errors: INVALID_INPUT.';

-- The same.
create or replace function order_service.address_snapshot(user_id bigint, address_id bigint)
returns jsonb
language plpgsql stable
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  snapshot jsonb;
begin
  select to_jsonb(address) - '{address_id,user_id}'::text[]
  into snapshot
  from user_service.delivery_addresses as address
  where address.address_id = address_snapshot.address_id
    and address.user_id = address_snapshot.user_id;
  if snapshot is null then
    perform platform.fail('INVALID_INPUT', 'Choose one of your addresses.', field => 'addressId');
  end if;
  return snapshot;
end
$$;

comment on function order_service.address_snapshot(bigint, bigint) is
  'Where and to whom an order goes, as the user''s address is now. Errors: INVALID_INPUT.';
