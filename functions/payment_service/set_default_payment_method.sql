-- Definer: is_default is no column anybody may write.
create or replace function payment_service.set_default_payment_method(method_id bigint)
returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  payer constant bigint := payment_service.lock_methods(platform.current_user_id());
begin
  if not exists (
    select
    from payment_service.saved_payment_methods as method
    where method.method_id = set_default_payment_method.method_id
      and method.user_id = payer
      and method.removed_at is null
  ) then
    perform platform.fail('NOT_FOUND', 'You have no such payment method.', field => 'methodId');
  end if;
  perform payment_service.make_default_method(payer, set_default_payment_method.method_id);
  return set_default_payment_method.method_id;
end
$$;

comment on function payment_service.set_default_payment_method(bigint) is E'@keyOf payment_service.saved_payment_methods\nMakes one of the caller''s saved payment methods the one that is offered first. Errors: NOT_SIGNED_IN, FORBIDDEN, NOT_FOUND.';
grant execute on function payment_service.set_default_payment_method(bigint) to market_customer;
