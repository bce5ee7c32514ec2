-- Definer: a trigger that looks at the end of the transaction, when the caller's rights are the request's. Takes the
-- lock that lock_shop() takes and looks in a later statement: of two that take one another's manager away, the second
-- sees what the first did.
create or replace function seller_service.keep_manager()
returns trigger
language plpgsql security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  perform
  from seller_service.sellers as seller
  where seller.seller_id = old.seller_id
    and seller.status in ('ACTIVE', 'SUSPENDED')
  for no key update;
  if found and not seller_service.has_manager(old.seller_id) then
    perform platform.fail(
      'INVALID_STATE', 'Somebody has to manage the shop: make somebody else its manager first.', field => 'staffId'
    );
  end if;
  return null;
end
$$;

comment on function seller_service.keep_manager() is
  'Constraint trigger: a shop that sells, or may again, never loses its last manager, whoever changes its staff. Errors: INVALID_STATE.';
