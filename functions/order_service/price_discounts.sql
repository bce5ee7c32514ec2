-- For checkout() and checkout_quote(); callable by nobody else.
create or replace function order_service.price_discounts(
  lines order_service.priced_line[],
  promo_code text,
  user_id bigint
)
returns order_service.priced_discount[]
language plpgsql stable
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  bought constant promotion_service.bought_line[] := array(
    select row(line.cart_item_id, line.product_id, line.category_id, line.seller_id, line.total)::promotion_service.bought_line
    from unnest(lines) as line
    order by line.cart_item_id
  );
  refusal text;
begin
  if promo_code is not null then
    refusal := promotion_service.promo_code_refusal(promo_code, bought, user_id);
    if refusal is not null then
      perform platform.fail(
        'PROMO_CODE_REFUSED', 'The code gives nothing on what you buy.', field => 'promoCode',
        details => jsonb_build_object('reason', refusal)
      );
    end if;
  end if;
  return array(
    select
      row(given.promotion_id, given.line_no, given.amount, given.frees_shipping, payer.seller_id is null)
        ::order_service.priced_discount
    from promotion_service.discounts_of(bought, promo_code, user_id) as given
    join promotion_service.promotion_payers as payer using (promotion_id)
  );
end
$$;

comment on function order_service.price_discounts(order_service.priced_line[], text, bigint) is
  'What promotions give on the lines of a cart, and who pays it. Errors: PROMO_CODE_REFUSED.';

-- The same.
create or replace function order_service.discounted(
  lines order_service.priced_line[],
  discounts order_service.priced_discount[]
)
returns order_service.priced_line[]
language plpgsql stable
set search_path = pg_catalog, extensions, pg_temp
as $$
begin
  if cardinality(discounts) = 0 then
    return lines;
  end if;
  return array(
    select
      row(
        line.cart_item_id, line.product_id, line.variant_id, line.category_id, line.sku_code, line.product_name,
        line.seller_id, line.order_type, line.shipping_method_id, line.pickup_point_id, line.quantity, line.unit_price,
        line.total, coalesce(given.amount, 0), coalesce(given.subsidy, 0), line.vat_rate, line.commission_rate
      )::order_service.priced_line
    from unnest(lines) as line
    left join (
      select each.cart_item_id, sum(each.amount) as amount, sum(each.amount) filter (where each.is_platforms) as subsidy
      from unnest(discounts) as each
      group by each.cart_item_id
    ) as given using (cart_item_id)
    order by line.cart_item_id
  );
end
$$;

comment on function order_service.discounted(order_service.priced_line[], order_service.priced_discount[]) is
  'The lines of a cart less what promotions give on them.';
