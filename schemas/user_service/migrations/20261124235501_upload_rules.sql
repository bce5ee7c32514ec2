-- migrate:up
set local role user_service;

create table user_service.upload_rules (
  purpose user_service.upload_purpose_enum primary key,
  content_types text[] not null,
  max_bytes integer not null,
  max_side integer not null,
  max_pixels integer not null,
  output_sides integer[] not null,
  is_square boolean not null,
  permission text,
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp,
  constraint upload_rules_positive check (
    max_bytes > 0 and max_side > 0 and max_pixels > 0 and 0 < all (output_sides)
  ),
  constraint upload_rules_have_an_output check (cardinality(output_sides) > 0)
);
alter table user_service.upload_rules enable row level security;

reset role;

-- migrate:down
set local role user_service;
drop table user_service.upload_rules;
reset role;
