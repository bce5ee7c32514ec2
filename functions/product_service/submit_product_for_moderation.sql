-- Definer: a status is no column anybody may write.
create or replace function product_service.submit_product_for_moderation(product_id bigint)
returns bigint
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  card product_service.products;
begin
  if platform.current_seller_id() is null or not platform.may('products.write') then
    perform platform.fail('FORBIDDEN', 'Only managers and product editors of a shop change its products.');
  end if;
  card := product_service.own_product(submit_product_for_moderation.product_id);
  if card.status not in ('DRAFT', 'REJECTED') then
    perform platform.fail(
      'INVALID_STATE',
      format('The product is %s: only a DRAFT or a REJECTED one is submitted.', card.status),
      field => 'productId'
    );
  end if;
  if exists (select from product_service.categories as child where child.parent_id = card.category_id) then
    perform platform.fail(
      'INVALID_STATE', 'The category has categories in it: choose one of those first.', field => 'categoryId'
    );
  end if;
  if not exists (
    select from product_service.product_variants as variant
    where variant.product_id = card.product_id and variant.is_active
  ) then
    perform platform.fail(
      'INVALID_STATE', 'The product has no active variant: add one first.', field => 'variants'
    );
  end if;
  if not exists (
    select from product_service.product_images as image
    where image.product_id = card.product_id and image.is_main
  ) then
    perform platform.fail(
      'INVALID_STATE', 'The product has no main image: add one first.', field => 'images'
    );
  end if;
  -- What lists show is what the card shows first: from here on a shop changes neither.
  update product_service.products as product
  set status = 'PENDING_MODERATION',
    main_image_url = (
      select image.url
      from product_service.product_images as image
      where image.product_id = card.product_id and image.is_main
    )
  where product.product_id = card.product_id;
  return card.product_id;
end
$$;

comment on function product_service.submit_product_for_moderation(bigint) is E'@keyOf product_service.products\nA shop''s draft, or a card that was sent back, is put before the moderators. It needs an active variant, a main image and a category that has none in it. Errors: FORBIDDEN, NOT_FOUND, INVALID_STATE.';
grant execute on function product_service.submit_product_for_moderation(bigint) to market_seller;
