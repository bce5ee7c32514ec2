-- Definer: whoever changes a shop emits as this service.
create or replace function seller_service.announce_sellers()
returns trigger
language plpgsql security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  told record;
begin
  for told in
    select
      change.topic,
      array_agg(now.seller_id::text order by now.seller_id) as ids,
      array_agg(jsonb_build_object('sellerId', now.seller_id) order by now.seller_id) as payloads
    from changed as now
    join was using (seller_id)
    cross join lateral (
      select case when now.status = 'ACTIVE' then 'seller.reinstated' else 'seller.suspended' end as topic
      where (now.status = 'ACTIVE') <> (was.status = 'ACTIVE')
      union all
      select case now.status
        when 'ACTIVE' then 'seller.approved'
        when 'REJECTED' then 'seller.rejected'
        when 'BLOCKED' then 'seller.blocked'
      end
      where now.status <> was.status
        and (now.status in ('REJECTED', 'BLOCKED') or (now.status = 'ACTIVE' and was.status = 'PENDING_APPROVAL'))
      union all
      select 'seller.renamed'
      where now.shop_name <> was.shop_name and now.status = 'ACTIVE'
    ) as change
    group by change.topic
    order by change.topic
  loop
    perform platform.emit_all(told.topic, told.ids, told.payloads);
  end loop;
  return null;
end
$$;

comment on function seller_service.announce_sellers() is
  'Trigger, after a statement that updates sellers: tells of applications decided about, of shops that began or ceased to sell, were shut out, or have another name.';
