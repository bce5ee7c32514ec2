-- Images are seen and written where their product is; the row itself says so (product_images_follow_product).
select platform.reset_guards('product_service.product_images');

create policy anonymous_reads_listed on product_service.product_images
  for select to market_anonymous
  using (is_listed);

create policy staff_reads_own on product_service.product_images
  for select to market_seller
  using (seller_id = (select platform.current_seller_id()) and (select platform.may('products.read')));

create policy staff_adds_to_draft on product_service.product_images
  for insert to market_seller
  with check (
    seller_id = (select platform.current_seller_id())
    and is_draft
    and (select platform.may('products.write'))
  );

create policy staff_updates_of_draft on product_service.product_images
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

create policy staff_deletes_of_draft on product_service.product_images
  for delete to market_seller
  using (
    seller_id = (select platform.current_seller_id())
    and is_draft
    and (select platform.may('products.write'))
  );

create policy admin_reads_catalog on product_service.product_images
  for select to market_admin
  using ((select platform.may('catalog.read')));

grant select (image_id, product_id, url, is_main, order_index, seller_id, is_listed, created_date)
  on product_service.product_images to market_anonymous;
grant insert (product_id, url, is_main, order_index) on product_service.product_images to market_seller;
grant update (url, is_main, order_index) on product_service.product_images to market_seller;
grant delete on product_service.product_images to market_seller;
grant usage on sequence product_service.product_images_image_id_seq to market_seller;

create trigger _100_stamp before insert or update on product_service.product_images
  for each row execute function platform.stamp_authorship();
create trigger _110_follow before insert on product_service.product_images
  for each row execute function product_service.follow_product();
