-- Variants are seen and written where their product is; the row itself says so (product_variants_follow_product).
-- How many a shop has is its own business: others learn only whether there is any.
select platform.reset_guards('product_service.product_variants');

create policy anonymous_reads_listed on product_service.product_variants
  for select to market_anonymous
  using (is_listed);

create policy staff_reads_own on product_service.product_variants
  for select to market_seller
  using (seller_id = (select platform.current_seller_id()) and (select platform.may('products.read')));

create policy staff_adds_to_draft on product_service.product_variants
  for insert to market_seller
  with check (
    seller_id = (select platform.current_seller_id())
    and is_draft
    and (select platform.may('products.write'))
  );

create policy staff_updates_of_draft on product_service.product_variants
  for update to market_seller
  using (
    seller_id = (select platform.current_seller_id())
    and is_draft
    and (select platform.may('products.write'))
  )
  with check (
    seller_id = (select platform.current_seller_id())
    and is_draft
    and (select platform.may('products.write'))
  );

create policy staff_deletes_of_draft on product_service.product_variants
  for delete to market_seller
  using (
    seller_id = (select platform.current_seller_id())
    and is_draft
    and (select platform.may('products.write'))
  );

create policy admin_reads_catalog on product_service.product_variants
  for select to market_admin
  using ((select platform.may('catalog.read')));

grant select (
  variant_id, product_id, sku_code, attributes_json, price_modifier, in_stock_fbs, image_url, is_active, barcode,
  weight_grams, length_mm, width_mm, height_mm, seller_id, is_listed, created_date
) on product_service.product_variants to market_anonymous;
grant insert (
  product_id, sku_code, attributes_json, price_modifier, image_url, is_active, barcode, weight_grams, length_mm,
  width_mm, height_mm
) on product_service.product_variants to market_seller;
grant update (
  sku_code, attributes_json, price_modifier, image_url, is_active, barcode, weight_grams, length_mm, width_mm,
  height_mm
) on product_service.product_variants to market_seller;
grant delete on product_service.product_variants to market_seller;
grant usage on sequence product_service.product_variants_variant_id_seq to market_seller;

create trigger _100_stamp before insert or update on product_service.product_variants
  for each row execute function platform.stamp_authorship();
create trigger _110_follow before insert on product_service.product_variants
  for each row execute function product_service.follow_product();
create trigger _900_announce_update after update on product_service.product_variants
  referencing old table as was new table as changed
  for each statement execute function product_service.announce_variants();
create trigger _900_announce_insert after insert on product_service.product_variants
  referencing new table as changed
  for each statement execute function product_service.announce_variants();
create trigger _900_announce_delete after delete on product_service.product_variants
  referencing old table as changed
  for each statement execute function product_service.announce_variants();
