-- Nobody reads the parts: they are handed in by the services, and given out whole by data_export_content().
select platform.reset_guards('user_service.data_export_parts');

create trigger _100_stamp before insert or update on user_service.data_export_parts
  for each row execute function platform.stamp_authorship();
