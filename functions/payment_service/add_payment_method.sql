-- Definer: market_auth has no right on any table. The API has asked the gateway what the token stands for.
create or replace function payment_service.add_payment_method(
  gateway text,
  token text,
  type text,
  card_brand text,
  last_four_digits text,
  expiry_month integer,
  expiry_year integer
)
returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  most constant integer := 20;
  payer constant bigint := payment_service.lock_methods(platform.current_user_id());
  held integer;
  added bigint;
begin
  select method.method_id
  into added
  from payment_service.saved_payment_methods as method
  where method.user_id = payer
    and method.token = add_payment_method.token;
  if found then
    return added;
  end if;
  select count(*)
  into held
  from payment_service.saved_payment_methods as method
  where method.user_id = payer
    and method.removed_at is null;
  if held >= most then
    perform platform.fail('INVALID_STATE', format('You have %s saved already: remove one first.', most));
  end if;

  insert into payment_service.saved_payment_methods (
    user_id, gateway, token, type, card_brand, last_four_digits, expiry_month, expiry_year, is_default
  )
  values (payer, gateway, token, type, card_brand, last_four_digits, expiry_month, expiry_year, held = 0)
  returning method_id
  into added;
  return added;
end
$$;

comment on function payment_service.add_payment_method(text, text, text, text, text, integer, integer) is
  'Keeps a token of the caller''s to pay with again; the first is the default, the same again is the same method. Errors: NOT_SIGNED_IN, FORBIDDEN, INVALID_STATE.';
grant execute on function payment_service.add_payment_method(text, text, text, text, text, integer, integer) to market_auth;
