-- Brands are everybody's to browse. They change by administrators' functions only.
select platform.reset_guards('product_service.brands');

create policy anonymous_reads_all on product_service.brands
  for select to market_anonymous
  using (true);

grant select (brand_id, name, logo_url, description, created_date) on product_service.brands to market_anonymous;

create trigger _100_stamp before insert or update on product_service.brands
  for each row execute function platform.stamp_authorship();
