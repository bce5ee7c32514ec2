-- Everybody sees what is offered: what is active, of a carrier that is. Administrators of logistics see all.
select platform.reset_guards('logistics_service.shipping_methods');

create policy anyone_reads_offered on logistics_service.shipping_methods
  for select to market_anonymous
  using (
    is_active
    and (
      carrier_id is null
      or carrier_id in (
        select shipping_carriers.carrier_id
        from logistics_service.shipping_carriers
        where shipping_carriers.is_active
      )
    )
  );

create policy admin_reads_logistics on logistics_service.shipping_methods
  for select to market_admin
  using ((select platform.may('logistics.read')));

grant select (
  method_id, name, description, type, base_cost, min_delivery_days, max_delivery_days, is_active, carrier_id,
  is_marketplace_delivery
) on logistics_service.shipping_methods to market_anonymous;

create trigger _100_stamp before insert or update on logistics_service.shipping_methods
  for each row execute function platform.stamp_authorship();
