-- Administrators who look after search see what is searched for, and never by whom.
select platform.reset_guards('search_service.search_query_logs');

create policy admin_reads_queries on search_service.search_query_logs
  for select to market_admin
  using ((select platform.may('search.read')));

grant select (log_id, query_text, timestamp, results_count) on search_service.search_query_logs to market_admin;
