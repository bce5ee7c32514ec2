-- Nobody reads or writes credentials: no policy, no grant. The sign-in functions do, as the owner.
select platform.reset_guards('auth_service.user_credentials');

create trigger _100_stamp before insert or update on auth_service.user_credentials
  for each row execute function platform.stamp_authorship();

-- One at a time only: a slip must not sign everybody out, or forget every try.
revoke truncate on auth_service.user_credentials from auth_service;
