-- Read by this service's functions only.
select platform.reset_guards('user_service.upload_rules');

create trigger _100_stamp before insert or update on user_service.upload_rules
  for each row execute function platform.stamp_authorship();
