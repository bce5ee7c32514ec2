create or replace function logistics_service.shipping_quotes(city text)
returns setof logistics_service.shipping_quote
language sql stable
set search_path = pg_catalog, extensions, pg_temp
as $$
  select
    method.method_id, method.name, method.type, method.is_marketplace_delivery, method.base_cost,
    (now() at time zone 'UTC')::date + method.min_delivery_days,
    (now() at time zone 'UTC')::date + method.max_delivery_days,
    case when method.type <> 'COURIER' then near.points end
  from logistics_service.shipping_methods as method
  cross join lateral (
    select count(*)::integer as points
    from logistics_service.pickup_points as point
    where point.city = shipping_quotes.city
      and point.is_active
  ) as near
  where method.is_active
    and (method.type = 'COURIER' or not method.is_marketplace_delivery or near.points > 0)
  order by method.base_cost, method.method_id
$$;

comment on function logistics_service.shipping_quotes(text) is
  E'@behavior queryField:resource:list -queryField:resource:connection\nThe ways in which an order could be delivered to a city, the cheapest first; what a whole cart comes to says checkoutQuote.';
grant execute on function logistics_service.shipping_quotes(text) to market_anonymous;
