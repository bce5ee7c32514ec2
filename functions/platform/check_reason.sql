create or replace function platform.check_reason(reason text)
returns void
language plpgsql stable
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  if reason is null or length(btrim(reason)) not between 1 and 500 then
    perform platform.fail('INVALID_INPUT', 'Say why, in 1 to 500 characters.', field => 'reason');
  end if;
end
$$;

comment on function platform.check_reason(text) is
  'What an administrator does to somebody has a reason of 1 to 500 characters. Errors: INVALID_INPUT.';
grant execute on function platform.check_reason(text) to
  user_service, auth_service, seller_service, product_service, payment_service, logistics_service, wms_service,
  promotion_service, cart_service, order_service, review_service, qa_service, messaging_service,
  notification_service, search_service, admin_service;
