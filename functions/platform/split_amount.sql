-- The largest-remainder method (Hamilton): each part gets its share rounded down, and the hundredths that are left go to
-- the parts that lost most by that, the earlier of equals first. Parts add up to the whole, always.
create or replace function platform.split_amount(amount numeric, weights numeric[])
returns numeric[]
language sql immutable
set search_path = pg_catalog, extensions, pg_temp
as $$
  with share as (
    select
      place,
      case when sum(weight) over () = 0 then amount / count(*) over () else amount * weight / sum(weight) over () end as exact
    from unnest(weights) with ordinality as part (weight, place)
  ), floored as (
    select
      place,
      trunc(exact, 2) as part,
      row_number() over (order by exact - trunc(exact, 2) desc, place) as turn,
      ((amount - sum(trunc(exact, 2)) over ()) * 100)::integer as left_over
    from share
  )
  select array_agg(part + case when turn <= left_over then 0.01 else 0 end order by place)
  from floored
$$;

comment on function platform.split_amount(numeric, numeric[]) is
  'Splits an amount of money, 0 or more with two digits, in proportion to weights of 0 or more; equally when all are 0. The parts are in hundredths and add up to it.';
grant execute on function platform.split_amount(numeric, numeric[]) to platform_caller;
