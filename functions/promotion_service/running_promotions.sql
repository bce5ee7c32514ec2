-- For the functions of this service; callable by nobody else. What may be used up meanwhile is found out when it is redeemed.
create or replace function promotion_service.running_promotions(code text, user_id bigint)
returns setof promotion_service.promotions
language sql stable
set search_path = pg_catalog, extensions, pg_temp
as $$
  select promotion.*
  from promotion_service.promotions as promotion
  left join promotion_service.user_promotion_usage as usage
    on usage.promotion_id = promotion.promotion_id
    and usage.user_id = running_promotions.user_id
  where promotion.is_active
    and now() between promotion.start_date and promotion.end_date
    and (promotion.code is null or upper(promotion.code) = upper(btrim(running_promotions.code)))
    and (promotion.usage_limit_total is null or promotion.used_count < promotion.usage_limit_total)
    and (promotion.usage_limit_per_user is null or coalesce(usage.usage_count, 0) < promotion.usage_limit_per_user)
$$;

comment on function promotion_service.running_promotions(text, bigint) is
  'Promotions that apply by themselves now, and the one of a code; those that are used up, by all or by this user, are left out.';
