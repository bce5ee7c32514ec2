-- migrate:up
set local role payment_service;

create table payment_service.saved_payment_methods (
  method_id bigserial primary key,
  user_id bigint not null,
  type varchar(50) not null,
  token text not null,
  last_four_digits varchar(4) not null,
  card_brand varchar(50),
  expiry_month integer,
  expiry_year integer,
  is_default boolean default false,
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp,
  constraint saved_payment_methods_token_once_per_user unique (user_id, token),
  constraint saved_payment_methods_type_is_known check (type in ('CARD', 'E_WALLET')),
  constraint saved_payment_methods_expiry_month_is_a_month check (expiry_month between 1 and 12)
);
alter table payment_service.saved_payment_methods enable row level security;

create unique index saved_payment_methods_one_default
  on payment_service.saved_payment_methods (user_id) where is_default;

reset role;

-- migrate:down
set local role payment_service;
drop table payment_service.saved_payment_methods;
reset role;
