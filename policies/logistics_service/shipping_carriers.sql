-- Everybody sees who delivers; administrators of logistics also those no longer worked with. The key to a carrier's
-- interface is granted to nobody.
select platform.reset_guards('logistics_service.shipping_carriers');

create policy anyone_reads_active on logistics_service.shipping_carriers
  for select to market_anonymous
  using (is_active);

create policy admin_reads_logistics on logistics_service.shipping_carriers
  for select to market_admin
  using ((select platform.may('logistics.read')));

grant select (carrier_id, name, tracking_url_pattern, is_active) on logistics_service.shipping_carriers
  to market_anonymous;

create trigger _100_stamp before insert or update on logistics_service.shipping_carriers
  for each row execute function platform.stamp_authorship();
