-- Definer: the worker pays out and has no right on any table. Each reading is on record, with what it was for.
create or replace function seller_service.sealed_bank_details(seller_id bigint, purpose text)
returns text
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  sealed text;
begin
  select seller.bank_details_json #>> '{}'
  into sealed
  from seller_service.sellers as seller
  where seller.seller_id = sealed_bank_details.seller_id;
  if sealed is null then
    perform platform.fail('NOT_FOUND', 'The shop has not said where it is paid to.', field => 'sellerId');
  end if;
  perform seller_service.log_activity(
    sealed_bank_details.seller_id, 'readBankDetails', jsonb_build_object('purpose', purpose)
  );
  return sealed;
end
$$;

comment on function seller_service.sealed_bank_details(bigint, text) is
  'Where a shop is paid to, for the worker that pays: opens for the purpose bank:<seller id>. purpose is what it is read for, such as "payout:17". Errors: NOT_FOUND.';
grant execute on function seller_service.sealed_bank_details(bigint, text) to market_worker;
