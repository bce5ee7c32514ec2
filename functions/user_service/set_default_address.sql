-- Definer: is_default is no column anybody may write.
create or replace function user_service.set_default_address(address_id bigint)
returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  if platform.current_user_id() is null then
    perform platform.fail('NOT_SIGNED_IN', 'Sign in first.');
  end if;
  perform user_service.lock_account(platform.current_user_id());
  if not exists (
    select
    from user_service.user_addresses as address
    where address.address_id = set_default_address.address_id
      and address.user_id = platform.current_user_id()
  ) then
    perform platform.fail('NOT_FOUND', 'You have no such address.', field => 'addressId');
  end if;
  -- Two statements: at no moment there are two.
  update user_service.user_addresses as address
  set is_default = false
  where address.user_id = platform.current_user_id()
    and address.is_default
    and address.address_id <> set_default_address.address_id;
  update user_service.user_addresses as address
  set is_default = true
  where address.address_id = set_default_address.address_id
    and not address.is_default;
  return set_default_address.address_id;
end
$$;

comment on function user_service.set_default_address(bigint) is E'@keyOf user_service.user_addresses\nMakes one of the caller''s addresses the one that is offered first. Errors: NOT_SIGNED_IN, NOT_FOUND.';
grant execute on function user_service.set_default_address(bigint) to market_customer;
