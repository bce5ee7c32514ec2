-- For the functions of this service; callable by nobody else. A shop's own promotion is for its own products, whatever
-- else it says.
create or replace function promotion_service.eligible_lines(
  promotion promotion_service.promotions,
  lines promotion_service.bought_line[]
)
returns promotion_service.bought_line[]
language sql stable
set search_path = pg_catalog, extensions, pg_temp
as $$
  select coalesce(array_agg(line order by line.line_no), '{}')
  from unnest(lines) as line
  where (promotion.seller_id is null or line.seller_id = promotion.seller_id)
    and (promotion.applies_to_seller_ids is null or line.seller_id = any (promotion.applies_to_seller_ids))
    and (promotion.applies_to_product_ids is null or line.product_id = any (promotion.applies_to_product_ids))
    and (
      promotion.applies_to_category_ids is null
      or exists (
        select
        from product_service.category_paths as category
        where category.category_id = line.category_id
          and category.path && promotion.applies_to_category_ids
      )
    )
$$;

comment on function promotion_service.eligible_lines(promotion_service.promotions, promotion_service.bought_line[]) is
  'The lines a promotion is for.';

-- The same.
create or replace function promotion_service.discount_on(
  promotion promotion_service.promotions,
  lines promotion_service.bought_line[]
)
returns setof promotion_service.discount
language plpgsql stable
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  eligible promotion_service.bought_line[] := promotion_service.eligible_lines(promotion, lines);
  worth numeric := (select coalesce(sum(line.amount), 0) from unnest(eligible) as line);
begin
  if cardinality(eligible) = 0 or worth < coalesce(promotion.min_order_amount, 0) then
    return;
  end if;
  case promotion.discount_type
    when 'PERCENTAGE' then
      return query
        select promotion.promotion_id, line.line_no, round(line.amount * promotion.discount_value / 100, 2)::numeric(12, 2), false
        from unnest(eligible) as line;
    when 'FIXED_AMOUNT' then
      return query
        select promotion.promotion_id, part.line_no, part.amount::numeric(12, 2), false
        from unnest(
          eligible,
          platform.split_amount(
            least(promotion.discount_value, worth),
            array(select line.amount from unnest(eligible) as line order by line.line_no)
          )
        ) as part (line_no, product_id, category_id, seller_id, whole, amount);
    when 'FREE_SHIPPING' then
      return query
        select promotion.promotion_id, line.line_no, 0.00::numeric(12, 2), true
        from unnest(eligible) as line;
  end case;
end
$$;

comment on function promotion_service.discount_on(promotion_service.promotions, promotion_service.bought_line[]) is
  'What a promotion gives on lines: percent of each, rounded half up once a line; an amount split over them by the largest remainder; or free delivery. Nothing below its minimum.';
