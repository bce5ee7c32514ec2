-- migrate:up
set local role product_service;

create table product_service.category_attributes (
  attribute_id bigserial primary key,
  category_id bigint not null references product_service.categories (category_id) on delete cascade,
  name varchar(100) not null,
  type text not null,
  unit varchar(50),
  allowed_values text[],
  is_required boolean not null default false,
  is_filterable boolean not null default false,
  is_variant_axis boolean not null default false,
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp,
  constraint category_attributes_once_per_category unique (category_id, name),
  constraint category_attributes_type check (type in ('STRING', 'NUMBER', 'BOOLEAN', 'ENUM')),
  constraint category_attributes_unit_of_number check (unit is null or type = 'NUMBER'),
  -- An ENUM says what it allows, in one list without gaps; nothing else does.
  constraint category_attributes_values_of_enum check (
    case
      when type = 'ENUM' then
        coalesce(array_ndims(allowed_values) = 1, false) and array_position(allowed_values, null) is null
      else allowed_values is null
    end
  )
);
alter table product_service.category_attributes enable row level security;

reset role;

-- migrate:down
set local role product_service;
drop table product_service.category_attributes;
reset role;
