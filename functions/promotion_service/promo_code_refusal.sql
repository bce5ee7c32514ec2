-- Definer: a command of this service for carts and checkouts.
create or replace function promotion_service.promo_code_refusal(
  code text,
  lines promotion_service.bought_line[],
  user_id bigint
)
returns text
language plpgsql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  promotion promotion_service.promotions;
  eligible promotion_service.bought_line[];
begin
  select each.*
  into promotion
  from promotion_service.promotions as each
  where upper(each.code) = upper(btrim(promo_code_refusal.code))
    and each.is_active;
  if promotion.promotion_id is null then
    return 'UNKNOWN';
  elsif now() < promotion.start_date then
    return 'NOT_YET';
  elsif now() > promotion.end_date then
    return 'OVER';
  elsif promotion.used_count >= promotion.usage_limit_total then
    return 'USED_UP';
  elsif exists (
    select
    from promotion_service.user_promotion_usage as usage
    where usage.promotion_id = promotion.promotion_id
      and usage.user_id = promo_code_refusal.user_id
      and usage.usage_count >= promotion.usage_limit_per_user
  ) then
    return 'USED_BY_YOU';
  end if;
  eligible := promotion_service.eligible_lines(promotion, lines);
  if cardinality(eligible) = 0 then
    return 'NOTHING_APPLIES';
  elsif (select sum(line.amount) from unnest(eligible) as line) < promotion.min_order_amount then
    return 'BELOW_MINIMUM';
  end if;
  return null;
end
$$;

comment on function promotion_service.promo_code_refusal(text, promotion_service.bought_line[], bigint) is
  'Why a code gives nothing on lines that a user would buy now: UNKNOWN, NOT_YET, OVER, USED_UP, USED_BY_YOU, BELOW_MINIMUM or NOTHING_APPLIES; null when it gives something.';
grant execute on function promotion_service.promo_code_refusal(text, promotion_service.bought_line[], bigint) to
  cart_service, order_service;
