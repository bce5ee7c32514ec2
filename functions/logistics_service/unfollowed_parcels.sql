-- Definer: the worker reads no table of a service.
create or replace function logistics_service.unfollowed_parcels(rest interval, most integer)
returns table (shipment_id bigint)
language sql stable security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
  select shipment.shipment_id
  from logistics_service.shipments as shipment
  where shipment.is_followed
    and shipment.status not in ('DELIVERED', 'LOST')
    and coalesce(shipment.looked_at, shipment.booked_at, shipment.created_date) < now() - rest
  order by shipment.created_date, shipment.shipment_id
  limit most
$$;

comment on function logistics_service.unfollowed_parcels(interval, integer) is
  'Parcels under way of which nobody has asked for so long: the job that would was lost, or its carrier not to be reached.';
grant execute on function logistics_service.unfollowed_parcels(interval, integer) to market_worker;

create or replace function logistics_service.assume_delivered(most integer)
returns integer
language plpgsql volatile security definer
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
  arrived bigint;
  assumed integer := 0;
begin
  for arrived in
    select shipment.order_id
    from logistics_service.shipments as shipment
    join order_service.sent_orders as sent using (order_id)
    where not shipment.is_followed
      and shipment.status not in ('DELIVERED', 'LOST')
      and sent.status = 'SHIPPED'
      and shipment.created_date
        < now() - admin_service.number_setting('orders.assume_delivered_days') * interval '1 day'
    order by shipment.order_id
    limit most
  loop
    perform order_service.mark_delivered(arrived);
    assumed := assumed + 1;
  end loop;
  return assumed;
end
$$;

comment on function logistics_service.assume_delivered(integer) is
  'What shops brought so long ago, and nobody has said a word about since, has arrived; answers of how many that is now assumed.';
grant execute on function logistics_service.assume_delivered(integer) to market_worker;
