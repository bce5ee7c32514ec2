-- Brands are everybody's to browse. They change by administrators' functions only.
select platform.reset_guards('product_service.brands');

create policy anonymous_reads_all on product_service.brands
  for select to market_anonymous
  using (true);

grant select (brand_id, name, logo_url, description, created_date) on product_service.brands to market_anonymous;

create trigger _100_stamp before insert or update on product_service.brands
  for each row execute function platform.stamp_authorship();
create trigger _900_announce after update on product_service.brands
  referencing old table as was new table as changed
  for each statement execute function product_service.announce_brands();
