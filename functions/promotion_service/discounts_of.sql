-- Definer: a command of this service for carts and checkouts. The stacking rule: a line is discounted once. The code comes
-- first, for the buyer asked for it; then, of those that apply by themselves, the one that takes the largest share off what
-- it is for of the rest, and so on: for percentages that is the best for each line. Free delivery takes nothing from a line, and comes beside a discount.
create or replace function promotion_service.discounts_of(
  lines promotion_service.bought_line[],
  code text,
  user_id bigint
)
returns setof promotion_service.discount
language plpgsql stable security definer
set search_path = pg_catalog, extensions, pg_temp
set plan_cache_mode = force_generic_plan
as $$
declare
  running promotion_service.promotions[] := array(
    select promotion from promotion_service.running_promotions(discounts_of.code, discounts_of.user_id) as promotion
  );
  remaining promotion_service.bought_line[] := lines;
  chosen bigint;
  given promotion_service.discount[];
begin
  return query
    select distinct on (freed.line_no) freed.*
    from unnest(running) as promotion
    cross join lateral promotion_service.discount_on(promotion, lines) as freed
    where promotion.discount_type = 'FREE_SHIPPING'
    order by freed.line_no, promotion.code is null, promotion.promotion_id;

  loop
    select offered.promotion_id, offered.given
    into chosen, given
    from (
      select promotion.promotion_id, promotion.code, array_agg(discount order by discount.line_no) as given,
        sum(discount.amount) as total, sum(line.amount) as worth
      from unnest(running) as promotion
      cross join lateral promotion_service.discount_on(promotion, remaining) as discount
      join unnest(remaining) as line on line.line_no = discount.line_no
      where promotion.discount_type <> 'FREE_SHIPPING'
      group by promotion.promotion_id, promotion.code
    ) as offered
    where offered.total > 0
    order by offered.code is null, offered.total / offered.worth desc, offered.total desc, offered.promotion_id
    limit 1;
    exit when not found;
    return query select discount.* from unnest(given) as discount where discount.amount > 0;
    remaining := array(
      select line
      from unnest(remaining) as line
      where not exists (select from unnest(given) as discount where discount.line_no = line.line_no)
      order by line.line_no
    );
    running := array(select promotion from unnest(running) as promotion where promotion.promotion_id <> chosen);
  end loop;
end
$$;

comment on function promotion_service.discounts_of(promotion_service.bought_line[], text, bigint) is
  'What is given on lines that a user, or a visitor, would buy now, with a code or without. Nothing is used up by asking.';
grant execute on function promotion_service.discounts_of(promotion_service.bought_line[], text, bigint) to
  cart_service, order_service;
