comment on table product_service.category_attributes is
  E'@behavior -query:resource:list -query:resource:connection\nA property that products of a category are described by: what variants'' attributes are checked against.';
comment on column product_service.category_attributes.attribute_id is 'Key of the attribute.';
comment on column product_service.category_attributes.category_id is 'The category it describes, and those below it.';
comment on column product_service.category_attributes.name is 'Name shown, and the name in a variant''s attributes; once a category.';
comment on column product_service.category_attributes.type is 'What its value is: STRING, NUMBER, BOOLEAN, or ENUM, which is one of the allowed values.';
comment on column product_service.category_attributes.unit is 'Unit of a NUMBER: "cm", "GB".';
comment on column product_service.category_attributes.allowed_values is 'What an ENUM may be, in the order shown; null for other types.';
comment on column product_service.category_attributes.is_required is 'Whether a variant is refused by moderation without it.';
comment on column product_service.category_attributes.is_filterable is 'Whether buyers filter by it.';
comment on column product_service.category_attributes.is_variant_axis is 'Whether variants of one product differ by it, as by size or colour.';
comment on constraint category_attributes_category_id_fkey on product_service.category_attributes is
  E'@foreignFieldName attributes';
select platform.describe_authorship('product_service.category_attributes');
