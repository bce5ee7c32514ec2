-- Definer: a command of this service for order_service. Again is no harm. A use is given back when no order of the checkout
-- has it any more.
create or replace function promotion_service.release_redemptions(checkout_id bigint, order_id bigint default null)
returns void
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
set plan_cache_mode = force_generic_plan
as $$
declare
  freed record;
begin
  -- Two orders given up at once would each take the other for one that has it still.
  perform
  from promotion_service.promotion_redemptions as redemption
  where redemption.checkout_id = release_redemptions.checkout_id
  order by redemption.redemption_id
  for update;
  for freed in
    with released as (
      update promotion_service.promotion_redemptions as redemption
      set status = 'RELEASED'
      where redemption.checkout_id = release_redemptions.checkout_id
        and (release_redemptions.order_id is null or redemption.order_id = release_redemptions.order_id)
        and redemption.status <> 'RELEASED'
      returning redemption.redemption_id, redemption.promotion_id, redemption.user_id
    )
    select released.promotion_id, released.user_id
    from released
    where not exists (
      select
      from promotion_service.promotion_redemptions as kept
      where kept.checkout_id = release_redemptions.checkout_id
        and kept.promotion_id = released.promotion_id
        and kept.status <> 'RELEASED'
        and kept.redemption_id not in (select each.redemption_id from released as each)
    )
    group by released.promotion_id, released.user_id
    order by released.promotion_id
  loop
    update promotion_service.promotions as promotion
    set used_count = promotion.used_count - 1
    where promotion.promotion_id = freed.promotion_id
      and promotion.usage_limit_total is not null;
    update promotion_service.user_promotion_usage as usage
    set usage_count = usage.usage_count - 1
    where (usage.promotion_id, usage.user_id) = (freed.promotion_id, freed.user_id);
  end loop;
end
$$;

comment on function promotion_service.release_redemptions(bigint, bigint) is
  'A checkout, or one order of it, was given up: what it used and no other order of it has is there again.';
grant execute on function promotion_service.release_redemptions(bigint, bigint) to order_service;
