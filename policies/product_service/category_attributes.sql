-- What a category's products are described by is public: filters and sellers' forms are made of it.
select platform.reset_guards('product_service.category_attributes');

create policy anonymous_reads_all on product_service.category_attributes
  for select to market_anonymous
  using (true);

grant select (
  attribute_id, category_id, name, type, unit, allowed_values, is_required, is_filterable, is_variant_axis,
  created_date
) on product_service.category_attributes to market_anonymous;

create trigger _100_stamp before insert or update on product_service.category_attributes
  for each row execute function platform.stamp_authorship();
