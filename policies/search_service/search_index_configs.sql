-- Administrators who look after search see how it is set up.
select platform.reset_guards('search_service.search_index_configs');

create policy admin_reads_configs on search_service.search_index_configs
  for select to market_admin
  using ((select platform.may('search.read')));

grant select (
  config_id, index_name, source_service, last_indexed_at, indexing_schedule, is_active, created_date
) on search_service.search_index_configs to market_admin;

create trigger _100_stamp before insert or update on search_service.search_index_configs
  for each row execute function platform.stamp_authorship();
