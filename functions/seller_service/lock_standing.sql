-- For the functions that decide about a shop; callable by nobody else.
create or replace function seller_service.lock_standing(seller_id bigint)
returns seller_service.seller_status_enum
language plpgsql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  found_status seller_service.seller_status_enum;
begin
  select seller.status
  into found_status
  from seller_service.sellers as seller
  where seller.seller_id = lock_standing.seller_id
  for update;
  if not found then
    perform platform.fail('NOT_FOUND', 'There is no such seller.', field => 'sellerId');
  end if;
  return found_status;
end
$$;

comment on function seller_service.lock_standing(bigint) is
  'The status of a shop, which nobody else changes now. Errors: NOT_FOUND.';
