-- Nobody reads or writes throttles: no policy, no grant. The sign-in functions do, as the owner.
select platform.reset_guards('auth_service.throttles');

-- One at a time only: a slip must not sign everybody out, or forget every try.
revoke truncate on auth_service.throttles from auth_service;
