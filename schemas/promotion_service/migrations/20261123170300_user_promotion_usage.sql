-- migrate:up
set local role promotion_service;

create table promotion_service.user_promotion_usage (
  usage_id bigserial primary key,
  user_id bigint not null,
  promotion_id bigint not null references promotion_service.promotions (promotion_id) on delete cascade,
  usage_count integer not null default 0 check (usage_count >= 0),
  order_id bigint,
  created_by varchar(255),
  created_date timestamptz default current_timestamp,
  last_modified_by varchar(255),
  last_modified_date timestamptz default current_timestamp,
  constraint user_promotion_usage_once unique (user_id, promotion_id)
);
alter table promotion_service.user_promotion_usage enable row level security;

create index user_promotion_usage_promotion on promotion_service.user_promotion_usage (promotion_id);
create index user_promotion_usage_order on promotion_service.user_promotion_usage (order_id);

reset role;

-- migrate:down
set local role promotion_service;
drop table promotion_service.user_promotion_usage;
reset role;
