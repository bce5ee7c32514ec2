-- For the functions of this service; callable by nobody else.
create or replace function seller_service.write_to_shop(seller_id bigint, template text, reason text default null)
returns void
language sql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
  select platform.queue_message(
    gen_random_uuid(),
    'EMAIL',
    seller.contact_email,
    template,
    jsonb_strip_nulls(jsonb_build_object('shopName', seller.shop_name, 'reason', reason)),
    good_for => '7 days'
  )
  from seller_service.sellers as seller
  where seller.seller_id = write_to_shop.seller_id
$$;

comment on function seller_service.write_to_shop(bigint, text, text) is
  'Sends a mail to the address the shop gave for that.';
