-- For the functions of this service, which say who may; callable by nobody else. Whoever pays for it meanwhile learns of it
-- now, and lets the money go.
create or replace function order_service.give_up_checkout(
  checkout_id bigint,
  reason order_service.cancel_reason_enum,
  note text
)
returns boolean
language plpgsql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  if not order_service.cancel_checkout(give_up_checkout.checkout_id, give_up_checkout.reason, give_up_checkout.note) then
    return false;
  end if;
  perform platform.wake_saga(platform.saga_of('pay_checkout', 'checkout:' || give_up_checkout.checkout_id));
  return true;
end
$$;

comment on function order_service.give_up_checkout(bigint, order_service.cancel_reason_enum, text) is
  'As cancel_checkout(), for a person who has thought better of it: what is under way to pay for it is told. False when it was confirmed before.';
