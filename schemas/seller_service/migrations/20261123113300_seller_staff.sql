-- migrate:up
set local role seller_service;

create table seller_service.seller_staff (
  staff_id bigserial primary key,
  seller_id bigint not null references seller_service.sellers (seller_id) on delete cascade,
  user_id bigint not null,
  role seller_service.seller_staff_role_enum not null,
  is_active boolean default true,
  accepted_at timestamptz,
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp,
  constraint seller_staff_user_once unique (user_id)
);
alter table seller_service.seller_staff enable row level security;

create index seller_staff_seller on seller_service.seller_staff (seller_id, staff_id);

reset role;

-- migrate:down
set local role seller_service;
drop table seller_service.seller_staff;
reset role;
