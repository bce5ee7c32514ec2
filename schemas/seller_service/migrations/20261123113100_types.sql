-- migrate:up
set local role seller_service;

create type seller_service.seller_status_enum as enum (
  'PENDING_APPROVAL', 'ACTIVE', 'BLOCKED', 'SUSPENDED', 'REJECTED'
);
create type seller_service.seller_staff_role_enum as enum (
  'MANAGER', 'PRODUCT_EDITOR', 'ORDER_PROCESSOR', 'FINANCIER', 'MESSENGER'
);

-- What functions tell of a shop to those who may know more than the public does.
create type seller_service.shop_account as (
  seller_id bigint,
  status seller_service.seller_status_enum,
  commission_rate numeric(5, 4),
  contact_email varchar(255),
  contact_phone varchar(50),
  has_bank_details boolean
);

reset role;

-- migrate:down
set local role seller_service;
drop type seller_service.shop_account;
drop type seller_service.seller_staff_role_enum;
drop type seller_service.seller_status_enum;
reset role;
