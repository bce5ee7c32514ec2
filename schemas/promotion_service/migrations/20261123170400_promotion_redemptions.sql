-- migrate:up
set local role promotion_service;

-- user_promotion_usage counts; a use can be taken back only where each is a row of its own.
create table promotion_service.promotion_redemptions (
  redemption_id bigserial primary key,
  promotion_id bigint not null references promotion_service.promotions (promotion_id) on delete restrict,
  user_id bigint not null,
  checkout_id bigint,
  order_id bigint,
  amount numeric(10, 2) not null check (amount >= 0),
  status text not null default 'RESERVED',
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp,
  constraint promotion_redemptions_status_is_known check (status in ('RESERVED', 'CONFIRMED', 'RELEASED'))
);
alter table promotion_service.promotion_redemptions enable row level security;

-- Limits are counted a promotion and user at a time; what is released does not count.
create index promotion_redemptions_counted
  on promotion_service.promotion_redemptions (promotion_id, user_id)
  where status <> 'RELEASED';
create index promotion_redemptions_promotion on promotion_service.promotion_redemptions (promotion_id, redemption_id);
create index promotion_redemptions_user on promotion_service.promotion_redemptions (user_id, redemption_id);
create index promotion_redemptions_checkout on promotion_service.promotion_redemptions (checkout_id);
create index promotion_redemptions_order on promotion_service.promotion_redemptions (order_id);
-- Reservations whose checkout never ended are looked for by age.
create index promotion_redemptions_reserved
  on promotion_service.promotion_redemptions (created_date)
  where status = 'RESERVED';

reset role;

-- migrate:down
set local role promotion_service;
drop table promotion_service.promotion_redemptions;
reset role;
