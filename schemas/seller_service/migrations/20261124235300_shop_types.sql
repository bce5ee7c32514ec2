-- migrate:up
set local role seller_service;

-- What functions tell to those who may know more than the public does.
create type seller_service.shop_application as (
  seller_id bigint,
  shop_name varchar(255),
  description text,
  contact_email varchar(255),
  contact_phone varchar(50),
  status seller_service.seller_status_enum,
  status_reason varchar(500)
);
create type seller_service.bank_details_summary as (
  mask varchar(4),
  changed_at timestamptz
);

reset role;

-- migrate:down
set local role seller_service;
drop type seller_service.bank_details_summary;
drop type seller_service.shop_application;
reset role;
