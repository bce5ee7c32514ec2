-- Definer: whoever changes a card emits as this service. Statement-level: a bulk change is one insert a topic. That a
-- shop stopped selling is seller_service's to say: a change of is_shop_active is none here.
create or replace function product_service.announce_products()
returns trigger
language plpgsql security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  told record;
begin
  for told in
    select
      happened.topic,
      array_agg(happened.product_id::text order by happened.product_id) as ids,
      array_agg(
        jsonb_build_object('productId', happened.product_id, 'sellerId', happened.seller_id)
        order by happened.product_id
      ) as payloads
    from (
      select now.product_id, now.seller_id, change.topic
      from changed as now
      join was using (product_id)
      cross join lateral (
        select case now.status
          when 'PENDING_MODERATION' then 'product.submitted'
          when 'ACTIVE' then 'product.approved'
          when 'REJECTED' then 'product.rejected'
          when 'ARCHIVED' then 'product.archived'
        end as topic
        where now.status <> was.status
        union all
        select 'price.changed'
        where now.status = 'ACTIVE' and was.status = 'ACTIVE' and now.base_price <> was.base_price
        union all
        select 'product.changed'
        where now.status = 'ACTIVE' and was.status = 'ACTIVE'
          and (now.name, now.description, now.short_description, now.category_id, now.brand_id, now.main_image_url)
            is distinct from
            (was.name, was.description, was.short_description, was.category_id, was.brand_id, was.main_image_url)
      ) as change
      where change.topic is not null
    ) as happened
    group by happened.topic
    order by happened.topic
  loop
    perform platform.emit_all(told.topic, told.ids, told.payloads);
  end loop;
  return null;
end
$$;

comment on function product_service.announce_products() is
  'Trigger, after a statement that updates products: tells of each change of state, and of what an approved card shows.';
