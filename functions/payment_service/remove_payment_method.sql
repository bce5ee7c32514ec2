-- Definer: users change no row of theirs here. Orders name it, so that its row stays, and opens nothing.
create or replace function payment_service.remove_payment_method(method_id bigint)
returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  payer constant bigint := payment_service.lock_methods(platform.current_user_id());
  removed record;
begin
  select method.is_default
  into removed
  from payment_service.saved_payment_methods as method
  where method.method_id = remove_payment_method.method_id
    and method.user_id = payer
    and method.removed_at is null;
  if not found then
    perform platform.fail('NOT_FOUND', 'You have no such payment method.', field => 'methodId');
  elsif exists (
    select
    from order_service.checkout_payments as bought
    where bought.user_id = payer
      and bought.payment_method_id = remove_payment_method.method_id
      and bought.status = 'PENDING'
  ) then
    perform platform.fail('INVALID_STATE', 'Something is being paid for with it right now.', field => 'methodId');
  end if;

  update payment_service.saved_payment_methods as method
  set
    removed_at = now(), is_default = false, token = 'removed ' || method.method_id
  where method.method_id = remove_payment_method.method_id;
  if removed.is_default then
    perform payment_service.make_default_method(payer, (
      select method.method_id
      from payment_service.saved_payment_methods as method
      where method.user_id = payer
        and method.removed_at is null
      order by method.created_date desc, method.method_id desc
      limit 1
    ));
  end if;
  return remove_payment_method.method_id;
end
$$;

comment on function payment_service.remove_payment_method(bigint) is
  'Forgets one of the caller''s saved payment methods; of those that are left the newest is the default. Returns its key. Errors: NOT_SIGNED_IN, FORBIDDEN, NOT_FOUND, INVALID_STATE.';
grant execute on function payment_service.remove_payment_method(bigint) to market_customer;
