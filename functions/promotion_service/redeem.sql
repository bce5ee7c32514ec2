-- Definer: a command of this service for order_service, in the transaction that writes the orders. Each promotion is taken
-- by a conditional update, in the order of their keys, so that the last use is used once and nobody waits in a circle.
create or replace function promotion_service.redeem(
  checkout_id bigint,
  user_id bigint,
  redemptions promotion_service.redemption[]
)
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
set plan_cache_mode = force_generic_plan
as $$
declare
  used record;
begin
  for used in
    select promotion.promotion_id, promotion.name, promotion.usage_limit_total, promotion.usage_limit_per_user
    from promotion_service.promotions as promotion
    where promotion.promotion_id in (select each.promotion_id from unnest(redemptions) as each)
    order by promotion.promotion_id
  loop
    if used.usage_limit_total is not null then
      update promotion_service.promotions as promotion
      set used_count = promotion.used_count + 1
      where promotion.promotion_id = used.promotion_id
        and promotion.used_count < promotion.usage_limit_total;
      if not found then
        perform platform.fail(
          'PROMOTION_USED_UP', format('“%s” was used up a moment ago.', used.name), field => 'promoCode'
        );
      end if;
    end if;
    insert into promotion_service.user_promotion_usage as usage (user_id, promotion_id, usage_count)
    values (redeem.user_id, used.promotion_id, 1)
    on conflict on constraint user_promotion_usage_once do update
    set usage_count = usage.usage_count + 1
    where used.usage_limit_per_user is null
      or usage.usage_count < used.usage_limit_per_user;
    if not found then
      perform platform.fail(
        'PROMOTION_USED_UP', format('You have used “%s” as often as one may.', used.name), field => 'promoCode'
      );
    end if;
  end loop;
  insert into promotion_service.promotion_redemptions (promotion_id, user_id, checkout_id, order_id, amount)
  select each.promotion_id, redeem.user_id, redeem.checkout_id, each.order_id, each.amount
  from unnest(redemptions) as each;
end
$$;

comment on function promotion_service.redeem(bigint, bigint, promotion_service.redemption[]) is
  'Uses promotions for the orders of a checkout, one use of each however many orders; RESERVED until the checkout is confirmed or released. Errors: PROMOTION_USED_UP.';
grant execute on function promotion_service.redeem(bigint, bigint, promotion_service.redemption[]) to order_service;
