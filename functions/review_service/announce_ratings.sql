-- Definer: whoever approves or hides a review emits as this service.
create or replace function review_service.announce_ratings()
returns trigger
language plpgsql security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  ids text[];
  payloads jsonb[];
begin
  if tg_op = 'UPDATE' then
    select
      array_agg(now.product_id::text order by now.product_id),
      array_agg(jsonb_build_object('productId', now.product_id) order by now.product_id)
    into ids, payloads
    from changed as now
    join was using (product_id)
    where (now.review_count, now.rating_sum) <> (was.review_count, was.rating_sum);
  else
    select
      array_agg(now.product_id::text order by now.product_id),
      array_agg(jsonb_build_object('productId', now.product_id) order by now.product_id)
    into ids, payloads
    from changed as now
    where now.review_count > 0;
  end if;
  if ids is not null then
    perform platform.emit_all('product.rated', ids, payloads);
  end if;
  return null;
end
$$;

comment on function review_service.announce_ratings() is
  'Trigger, after a statement on rating_summaries: tells of the products whose rating changed.';
