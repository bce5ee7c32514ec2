-- Everybody sees what is listed, a shop's staff all of their shop's, administrators of the catalogue all. Staff
-- write drafts only: a card that was submitted changes by function, and only functions change a status.
select platform.reset_guards('product_service.products');

create policy anonymous_reads_listed on product_service.products
  for select to market_anonymous
  using (is_listed);

create policy staff_reads_own on product_service.products
  for select to market_seller
  using (seller_id = (select platform.current_seller_id()) and (select platform.may('products.read')));

create policy staff_adds_draft on product_service.products
  for insert to market_seller
  with check (
    seller_id = (select platform.current_seller_id())
    and status = 'DRAFT'
    and (select platform.may('products.write'))
  );

create policy staff_updates_draft on product_service.products
  for update to market_seller
  using (
    seller_id = (select platform.current_seller_id())
    and status = 'DRAFT'
    and (select platform.may('products.write'))
  )
  with check (
    seller_id = (select platform.current_seller_id())
    and status = 'DRAFT'
    and (select platform.may('products.write'))
  );

create policy staff_deletes_draft on product_service.products
  for delete to market_seller
  using (
    seller_id = (select platform.current_seller_id())
    and status = 'DRAFT'
    and (select platform.may('products.write'))
  );

create policy admin_reads_catalog on product_service.products
  for select to market_admin
  using ((select platform.may('catalog.read')));

grant select (
  product_id, seller_id, name, description, short_description, base_price, category_id, brand_id, status,
  main_image_url, moderated_at, vat_rate, is_shop_active, is_listed, created_date
) on product_service.products to market_anonymous;
grant insert (
  name, description, short_description, base_price, category_id, brand_id, main_image_url, vat_rate
) on product_service.products to market_seller;
grant update (
  name, description, short_description, base_price, category_id, brand_id, main_image_url, vat_rate
) on product_service.products to market_seller;
grant delete on product_service.products to market_seller;
grant usage on sequence product_service.products_product_id_seq to market_seller;

create trigger _100_stamp before insert or update on product_service.products
  for each row execute function platform.stamp_authorship();
create trigger _110_own before insert on product_service.products
  for each row execute function product_service.stamp_seller();
create trigger _120_follow_shop before insert on product_service.products
  for each row execute function product_service.follow_shop();
create trigger _120_follow_shop_when_approved before update on product_service.products
  for each row when (new.status = 'ACTIVE' and old.status <> 'ACTIVE')
  execute function product_service.follow_shop();
create trigger _500_status before update on product_service.products
  for each row when (new.status <> old.status) execute function platform.guard_status();
create trigger _900_announce_update after update on product_service.products
  referencing old table as was new table as changed
  for each statement execute function product_service.announce_products();
create trigger _900_announce_insert after insert on product_service.products
  referencing new table as changed
  for each statement execute function product_service.announce_listed_products();
create trigger _900_announce_delete after delete on product_service.products
  referencing old table as changed
  for each statement execute function product_service.announce_listed_products();
