-- For approve_product() and reject_product(); callable by nobody else.
create or replace function product_service.moderate_product(
  product_id bigint,
  verdict product_service.product_status_enum,
  reason text
)
returns void
language plpgsql volatile
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  was product_service.product_status_enum;
begin
  select product.status
  into was
  from product_service.products as product
  where product.product_id = moderate_product.product_id
  for update;
  if not found then
    perform platform.fail('NOT_FOUND', 'There is no such product.', field => 'productId');
  elsif was <> 'PENDING_MODERATION' then
    perform platform.fail(
      'INVALID_STATE',
      format('The product is %s: only one that waits for moderation (PENDING_MODERATION) is decided about.', was),
      field => 'productId'
    );
  end if;
  update product_service.products as product
  set status = verdict, moderated_at = current_timestamp
  where product.product_id = moderate_product.product_id;
  perform admin_service.record_activity(
    case verdict when 'ACTIVE' then 'approveProduct' else 'rejectProduct' end,
    'PRODUCT',
    moderate_product.product_id::text,
    jsonb_build_object('status', was),
    jsonb_strip_nulls(jsonb_build_object('status', verdict, 'reason', reason))
  );
end
$$;

comment on function product_service.moderate_product(bigint, product_service.product_status_enum, text) is
  'Decides about a card that waits, and records it. Errors: NOT_FOUND, INVALID_STATE.';
