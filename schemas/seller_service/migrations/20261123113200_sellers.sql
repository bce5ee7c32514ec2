-- migrate:up
set local role seller_service;

create table seller_service.sellers (
  seller_id bigserial primary key,
  user_id bigint not null,
  shop_name varchar(255) not null,
  description text,
  logo_url text,
  status seller_service.seller_status_enum not null default 'PENDING_APPROVAL',
  commission_rate numeric(5, 4) not null,
  contact_email varchar(255) not null,
  contact_phone varchar(50),
  bank_details_json jsonb,
  approval_date timestamptz,
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp,
  constraint sellers_user_once unique (user_id),
  constraint sellers_shop_name_once unique (shop_name),
  constraint sellers_commission_rate_is_share check (commission_rate >= 0 and commission_rate <= 1)
);
alter table seller_service.sellers enable row level security;

-- The public sees the active ones, moderators take the pending ones in turn.
create index sellers_status on seller_service.sellers (status, seller_id);

reset role;

-- migrate:down
set local role seller_service;
drop table seller_service.sellers;
reset role;
