-- Definer: as set_bank_details(). Asked before the password is, so that nobody else's tries count.
create or replace function seller_service.check_bank_writer()
returns bigint
language plpgsql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  if platform.current_seller_id() is null or not platform.may('bank.write') then
    perform platform.fail('FORBIDDEN', 'Only managers and financiers of a shop say where it is paid to.');
  end if;
  return platform.current_seller_id();
end
$$;

comment on function seller_service.check_bank_writer() is
  'The shop of which the caller may say where it is paid to. Errors: FORBIDDEN.';
grant execute on function seller_service.check_bank_writer() to market_auth;
