-- migrate:up
set local role promotion_service;

-- Kept where there is a limit for all together: one conditional update is exact, however many buy at once.
alter table promotion_service.promotions
  add column used_count integer not null default 0,
  add constraint promotions_used_within_limit check (
    used_count >= 0 and (usage_limit_total is null or used_count <= usage_limit_total)
  );

update promotion_service.promotions as promotion
set used_count = counted.uses
from (
  select promotion_id, count(distinct checkout_id) as uses
  from promotion_service.promotion_redemptions
  where status <> 'RELEASED'
  group by promotion_id
) as counted
where counted.promotion_id = promotion.promotion_id
  and promotion.usage_limit_total is not null;

-- A checkout of several shops is several orders and one use.
update promotion_service.user_promotion_usage as usage
set usage_count = counted.uses
from (
  select promotion_id, user_id, count(distinct checkout_id) filter (where status <> 'RELEASED') as uses
  from promotion_service.promotion_redemptions
  group by promotion_id, user_id
) as counted
where (counted.promotion_id, counted.user_id) = (usage.promotion_id, usage.user_id)
  and usage.usage_count <> counted.uses;

-- A code is typed by people.
create unique index promotions_code_once_in_any_case on promotion_service.promotions (upper(code));

-- What is bought, as promotions look at it.
create type promotion_service.bought_line as (
  line_no bigint,
  product_id bigint,
  category_id bigint,
  seller_id bigint,
  amount numeric(12, 2)
);
-- What a promotion gives on a line.
create type promotion_service.discount as (
  promotion_id bigint,
  line_no bigint,
  amount numeric(12, 2),
  frees_shipping boolean
);
create type promotion_service.redemption as (
  promotion_id bigint,
  order_id bigint,
  amount numeric(12, 2)
);

reset role;

-- migrate:down
set local role promotion_service;
drop type promotion_service.redemption;
drop type promotion_service.discount;
drop type promotion_service.bought_line;
drop index promotion_service.promotions_code_once_in_any_case;
alter table promotion_service.promotions drop column used_count;
reset role;
