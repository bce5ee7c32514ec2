-- Definer: a status is no column anybody may write.
create or replace function product_service.approve_product(product_id bigint)
returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  if platform.current_admin_id() is null or not platform.may('catalog.moderate') then
    perform platform.fail('FORBIDDEN', 'Only administrators who moderate the catalogue decide about products.');
  end if;
  perform product_service.moderate_product(approve_product.product_id, 'ACTIVE', null);
  return approve_product.product_id;
end
$$;

comment on function product_service.approve_product(bigint) is E'@keyOf product_service.products\nModerators let a card into the catalogue. Errors: FORBIDDEN, NOT_FOUND, INVALID_STATE.';
grant execute on function product_service.approve_product(bigint) to market_admin;
