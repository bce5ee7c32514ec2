-- Definer: as approve_product().
create or replace function product_service.reject_product(product_id bigint, reason text)
returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  if platform.current_admin_id() is null or not platform.may('catalog.moderate') then
    perform platform.fail('FORBIDDEN', 'Only administrators who moderate the catalogue decide about products.');
  end if;
  perform platform.check_reason(reason);
  perform product_service.moderate_product(reject_product.product_id, 'REJECTED', btrim(reason));
  return reject_product.product_id;
end
$$;

comment on function product_service.reject_product(bigint, text) is E'@keyOf product_service.products\nModerators send a card back, and say why. Errors: FORBIDDEN, NOT_FOUND, INVALID_INPUT, INVALID_STATE.';
grant execute on function product_service.reject_product(bigint, text) to market_admin;
