-- Definer: whose the shop is and how it stands is no column anybody may write.
create or replace function seller_service.apply_as_seller(
  shop_name text,
  description text,
  contact_email text,
  contact_phone text default null
)
returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  applicant constant bigint := platform.current_user_id();
  name constant text := seller_service.clean_shop_name(shop_name);
  about constant text := seller_service.clean_description(description);
  email constant text := seller_service.clean_email(contact_email, 'contactEmail');
  phone constant text := seller_service.clean_phone(contact_phone);
  earlier record;
  applied bigint;
  refused_by text;
begin
  if applicant is null then
    perform platform.fail('NOT_SIGNED_IN', 'Sign in first: a shop belongs to somebody.');
  elsif not admin_service.boolean_setting('sellers.applications_open') then
    perform platform.fail('INVALID_STATE', 'No applications are taken at the moment.');
  elsif seller_service.works_for(applicant) is not null then
    perform platform.fail('INVALID_STATE', 'You work for another shop: leave it first (leaveShop).');
  end if;

  select seller.seller_id, seller.status
  into earlier
  from seller_service.sellers as seller
  where seller.user_id = applicant
  for update;
  if earlier.status = 'PENDING_APPROVAL' then
    perform platform.fail('INVALID_STATE', 'Your application waits already: correct it with correctApplication.');
  elsif earlier.status <> 'REJECTED' then
    perform platform.fail('INVALID_STATE', 'You have a shop already: one shop a user.');
  end if;

  begin
    if earlier.seller_id is null then
      insert into seller_service.sellers (
        user_id, shop_name, description, contact_email, contact_phone, commission_rate
      )
      values (
        applicant, name, about, email, phone, admin_service.number_setting('sellers.default_commission_rate')
      )
      returning seller_id
      into applied;
    else
      update seller_service.sellers as seller
      set status = 'PENDING_APPROVAL',
        status_reason = null,
        shop_name = name,
        description = about,
        contact_email = email,
        contact_phone = phone
      where seller.seller_id = earlier.seller_id
      returning seller.seller_id
      into applied;
    end if;
  exception when unique_violation then
    get stacked diagnostics refused_by = constraint_name;
    perform seller_service.refuse_taken_name(refused_by);
  end;
  perform admin_service.await_moderation('SELLER', applied, 'Application of a shop');
  perform seller_service.log_activity(applied, 'applyAsSeller');
  perform platform.emit('seller.applied', applied::text, jsonb_build_object('sellerId', applied));
  return applied;
end
$$;

comment on function seller_service.apply_as_seller(text, text, text, text) is E'@keyOf seller_service.sellers\nApplies to sell, or once more after a rejection: moderators decide, and the answer comes by mail to the contact address. Errors: NOT_SIGNED_IN, INVALID_INPUT, INVALID_STATE, ALREADY_EXISTS.';
grant execute on function seller_service.apply_as_seller(text, text, text, text) to market_customer;
