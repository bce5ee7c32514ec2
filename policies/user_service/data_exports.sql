-- Exports are their user's own. They are made by function only.
select platform.reset_guards('user_service.data_exports');

create policy customer_reads_own on user_service.data_exports
  for select to market_customer
  using (user_id = (select platform.current_user_id()));

grant select (export_id, user_id, status, requested_at, ready_at, expires_at) on user_service.data_exports
  to market_customer;

create trigger _100_stamp before insert or update on user_service.data_exports
  for each row execute function platform.stamp_authorship();
