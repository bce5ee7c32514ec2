-- Everybody sees where parcels can be fetched; administrators of logistics also the points that are closed.
select platform.reset_guards('logistics_service.pickup_points');

create policy anyone_reads_active on logistics_service.pickup_points
  for select to market_anonymous
  using (is_active);

create policy admin_reads_logistics on logistics_service.pickup_points
  for select to market_admin
  using ((select platform.may('logistics.read')));

grant select (point_id, name, address, city, latitude, longitude, working_hours_json, is_active)
  on logistics_service.pickup_points to market_anonymous;

create trigger _100_stamp before insert or update on logistics_service.pickup_points
  for each row execute function platform.stamp_authorship();
