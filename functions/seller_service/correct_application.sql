-- Definer: as apply_as_seller().
create or replace function seller_service.correct_application(
  shop_name text default null,
  description text default null,
  contact_email text default null,
  contact_phone text default null
)
returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  applied record;
begin
  select seller.seller_id, seller.status
  into applied
  from seller_service.sellers as seller
  where seller.user_id = platform.current_user_id()
  for update;
  if not found then
    perform platform.fail('NOT_FOUND', 'You have not applied: see applyAsSeller.');
  elsif applied.status <> 'PENDING_APPROVAL' then
    perform platform.fail(
      'INVALID_STATE', format('Your application is %s: only one that waits is corrected.', applied.status)
    );
  end if;
  perform seller_service.write_profile(applied.seller_id, shop_name, description, contact_email, contact_phone);
  perform seller_service.log_activity(applied.seller_id, 'correctApplication');
  return applied.seller_id;
end
$$;

comment on function seller_service.correct_application(text, text, text, text) is E'@keyOf seller_service.sellers\nThe applicant corrects what moderators have not decided about yet; what is left out stays. Errors: NOT_FOUND, INVALID_INPUT, INVALID_STATE, ALREADY_EXISTS.';
grant execute on function seller_service.correct_application(text, text, text, text) to market_customer;
