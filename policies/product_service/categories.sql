-- The tree is everybody's to browse. It changes by administrators' functions only.
select platform.reset_guards('product_service.categories');

create policy anonymous_reads_all on product_service.categories
  for select to market_anonymous
  using (true);

grant select (category_id, name, parent_id, slug, icon_url, created_date) on product_service.categories to market_anonymous;

create trigger _100_stamp before insert or update on product_service.categories
  for each row execute function platform.stamp_authorship();
create trigger _900_announce after update on product_service.categories
  referencing old table as was new table as changed
  for each statement execute function product_service.announce_categories();
